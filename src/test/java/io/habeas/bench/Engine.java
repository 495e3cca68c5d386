package io.habeas.bench;

import io.habeas.Api;
import io.habeas.TestServer;
import io.habeas.cli.Server;
import io.habeas.fulfilment.FulfilmentSettings;
import io.habeas.webhook.BreakerSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * The engine in this process, with every setting at its default but the outbound guard's, which lets it call loopback. Policies have one
 * erasure rule and there is no dataset: a request is next to nothing but its webhooks.
 */
final class Engine implements AutoCloseable {
    private static final int ENTRIES = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private final AtomicInteger number = new AtomicInteger();
    private final HttpClient http = HttpClient.newHttpClient();
    private final BenchDatabase database;
    private final Server server;
    private final String address;
    private final String token;
    private final Api api;

    Engine(BenchDatabase database, ReceiverProcess receiver, Path target) throws Exception {
        this.database = database;
        Map<String, String> environment = new HashMap<>(database.environment());
        environment.putAll(Map.of(
                "HABEAS_PORT",
                "0",
                "HABEAS_DATA_DIR",
                Files.createTempDirectory(target, "bench-data-").toString(),
                "HABEAS_ROOT_CLIENT_ID",
                TestServer.ROOT_ID,
                "HABEAS_ROOT_CLIENT_SECRET",
                TestServer.ROOT_SECRET,
                "HABEAS_OUTBOUND_ALLOW_HTTP",
                "true",
                "HABEAS_OUTBOUND_ALLOWED_NETWORKS",
                "127.0.0.0/8"));
        server = Server.start(Server.settings(environment));
        address = "http://127.0.0.1:" + server.port();
        Api anonymous = Api.of(address);
        token = anonymous.fetchToken(TestServer.ROOT_ID, TestServer.ROOT_SECRET);
        api = anonymous.token(token);
        for (String path : List.of("ok", "slow", "halt")) {
            connect(path, receiver.url("/" + path));
        }
    }

    private void connect(String key, String url) {
        api.patch("/api/v1/connection", """
                [{"name": "%1$s", "key": "%1$s", "connection_type": "https", "access": "read"}]""".formatted(key)).answers(200, "{\"failed\": []}");
        api.put("/api/v1/connection/" + key + "/secret", """
                {"url": "%s", "authorization": "Basic YmVuY2g6YmVuY2g="}""".formatted(url)).answers(200);
    }

    /** How many calls to the one receiver may be under way at a time. */
    int callsAtOnce() {
        return Math.min(
                bean(FulfilmentSettings.class).concurrentRequests(),
                bean(BreakerSettings.class).callsPerHost());
    }

    <T> T bean(Class<T> type) {
        return server.bean(type);
    }

    /** A webhook before the data phase: where it goes, and its direction. */
    record Hook(String path, String direction) {
        static final Hook TWO_WAY = new Hook("ok", "two_way");
        static final Hook ONE_WAY = new Hook("ok", "one_way");
        static final Hook SLOW = new Hook("slow", "two_way");
        static final Hook HALT = new Hook("halt", "two_way");
    }

    /** A new policy with these webhooks; gives its key. */
    String policy(List<Hook> hooks) {
        String policy = "bench-" + number.incrementAndGet();
        api.patch("/api/v1/policy", "[{\"name\": \"%1$s\", \"key\": \"%1$s\"}]".formatted(policy))
                .answers(200, "{\"failed\": []}");
        api.patch("/api/v1/policy/" + policy + "/rule", """
                [{"name": "%1$s", "key": "%1$s", "action_type": "erasure",
                  "masking_strategy": {"strategy": "null_rewrite", "configuration": {}}}]""".formatted(policy)).answers(200, "{\"failed\": []}");
        api.patch("/api/v1/policy/" + policy + "/rule/" + policy + "/target", "[{\"data_category\": \"user.name\"}]")
                .answers(200, "{\"failed\": []}");
        String entries = IntStream.range(0, hooks.size())
                .mapToObj(n -> """
                        {"name": "%1$s-%2$d", "key": "%1$s-%2$d", "connection_config_key": "%3$s", "direction": "%4$s"}""".formatted(
                                policy, n, hooks.get(n).path(), hooks.get(n).direction()))
                .collect(Collectors.joining(",", "[", "]"));
        api.put("/api/v1/policy/" + policy + "/webhook/pre_execution", entries).answers(200);
        return policy;
    }

    /** Submits so many requests, up to fifty in a call; gives their ids. */
    List<String> submit(String policy, int requests) throws Exception {
        List<String> ids = new ArrayList<>();
        for (int left = requests; left > 0; left -= ENTRIES) {
            String entries = IntStream.range(0, Math.min(left, ENTRIES))
                    .mapToObj(_ -> """
                            {"policy_key": "%s", "identity": {"email": "subject-%d@example.com"}}""".formatted(policy, number.incrementAndGet()))
                    .collect(Collectors.joining(",", "[", "]"));
            JsonMapper.shared()
                    .readTree(post("/api/v1/privacy-request", token, entries))
                    .path("succeeded")
                    .forEach(request -> ids.add(request.path("id").asString()));
        }
        if (ids.size() != requests) {
            throw new AssertionError(ids.size() + " of " + requests + " requests were taken");
        }
        return ids;
    }

    void resume(String request, String replyToken) throws Exception {
        post("/api/v1/privacy-request/" + request + "/resume", replyToken, "{}");
    }

    private String post(String path, String bearer, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .header("content-type", "application/json")
                .header("authorization", "Bearer " + bearer)
                .POST(BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " answered " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /** Waits until so many requests of the policy have a status. */
    void await(String policy, String status, int requests) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (count(policy, status) < requests) {
            long failed = count(policy, "error");
            if (failed > 0 || System.nanoTime() > deadline) {
                throw new AssertionError("%d of %d requests are %s, %d in error"
                        .formatted(count(policy, status), requests, status, failed));
            }
            Thread.sleep(20);
        }
    }

    private long count(String policy, String status) {
        return database.sql()
                .sql("""
                        SELECT count(*) FROM privacy_request
                        WHERE status = :status AND policy_id = (SELECT id FROM policy WHERE key = :policy)""")
                .param("status", status)
                .param("policy", policy)
                .query(Long.class)
                .single();
    }

    @Override
    public void close() {
        server.close();
    }
}
