package io.habeas.story;

import io.habeas.Api;
import io.habeas.TestPostgres;
import io.habeas.TestServer;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/**
 * The server of the stories, with the sample shop and receivers on loopback. Built once per JVM; each test makes policies and webhooks of
 * its own.
 */
public final class Scenario {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Map<String, String> SETTINGS = Map.of(
            "HABEAS_OUTBOUND_ALLOW_HTTP", "true",
            "HABEAS_OUTBOUND_ALLOWED_NETWORKS", "127.0.0.0/8",
            "HABEAS_PUBLIC_URL", "https://habeas.example");
    private static final Scenario SHARED = new Scenario(Map.of());
    private final TestServer server;
    private final Api api;
    private final Shop shop = Shop.in(TestPostgres.freshDatabase());
    private final Receiver receiver = new Receiver();

    private Scenario(Map<String, String> more) {
        server = TestServer.with(settings(more));
        api = server.asRoot();
        shop.register(api);
        api.patch("/api/v1/storage/config", """
                [{"name": "Story packages", "key": "story-packages", "type": "local", "details": {}}]""").answers(200, "{\"failed\": []}");
    }

    public static Scenario shared() {
        return SHARED;
    }

    /** One of its own, on a server with further settings. */
    public static Scenario with(Map<String, String> more) {
        return new Scenario(more);
    }

    /** A further node on the database of this one; the settings have the encryption key, which both need. */
    public TestServer secondNode(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(settings(more));
        settings.put("HABEAS_DATABASE_URL", server.database().url());
        return TestServer.with(settings);
    }

    private static Map<String, String> settings(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(SETTINGS);
        settings.putAll(more);
        return settings;
    }

    public TestServer server() {
        return server;
    }

    public Api api() {
        return api;
    }

    public Shop shop() {
        return shop;
    }

    public Receiver receiver() {
        return receiver;
    }

    /** A name that no other test has. */
    public String unique(String name) {
        return name + "-" + NUMBER.incrementAndGet();
    }

    /** A new policy with an access rule over the given categories; gives its key. */
    public String accessPolicy(String... categories) {
        String policy = policy();
        rule(policy, categories);
        return policy;
    }

    /** Gives a policy an access rule over the categories. */
    public void rule(String policy, String... categories) {
        String rule = unique("hand-over");
        api.patch("/api/v1/policy/" + policy + "/rule", """
                        [{"name": "%1$s", "key": "%1$s", "action_type": "access", "storage_destination_key": "story-packages"}]""".formatted(rule)).answers(200, "{\"failed\": []}");
        targets(policy, rule, categories);
    }

    /** A new policy with an erasure rule; gives its key. */
    public String erasurePolicy(String strategy, String... categories) {
        String policy = policy();
        String rule = unique("erase");
        api.patch("/api/v1/policy/" + policy + "/rule", """
                [{"name": "%1$s", "key": "%1$s", "action_type": "erasure", "masking_strategy": %2$s}]""".formatted(rule, strategy))
                .answers(200, "{\"failed\": []}");
        targets(policy, rule, categories);
        return policy;
    }

    private String policy() {
        String policy = unique("story-policy");
        api.patch("/api/v1/policy", "[{\"name\": \"%1$s\", \"key\": \"%1$s\"}]".formatted(policy))
                .answers(200, "{\"failed\": []}");
        return policy;
    }

    private void targets(String policy, String rule, String... categories) {
        String entries = String.join(
                ",",
                Arrays.stream(categories)
                        .map("{\"data_category\": \"%s\"}"::formatted)
                        .toList());
        api.patch("/api/v1/policy/" + policy + "/rule/" + rule + "/target", "[" + entries + "]")
                .answers(200, "{\"failed\": []}");
    }

    /** A webhook of a policy: its key is also its connection's key and its path at the receiver; the terms are further members, as JSON. */
    public record Hook(String key, String direction, String terms) {
        public Hook(String key, String direction) {
            this(key, direction, "");
        }
    }

    /** Gives a policy webhooks of a stage ({@code pre}, {@code post}), in this order. */
    public void webhooks(String policy, String stage, Hook... hooks) {
        for (Hook hook : hooks) {
            api.patch("/api/v1/connection", """
                    [{"name": "%1$s", "key": "%1$s", "connection_type": "https", "access": "read"}]""".formatted(hook.key())).answers(200, "{\"failed\": []}");
            api.put("/api/v1/connection/" + hook.key() + "/secret", """
                    {"url": "%s", "authorization": "Basic c3Rvcnk="}""".formatted(receiver.url(hook.key())))
                    .answers(200);
        }
        String entries = String.join(
                ",",
                Arrays.stream(hooks)
                        .map(hook -> """
                {"name": "%1$s", "key": "%1$s", "connection_config_key": "%1$s", "direction": "%2$s"%3$s}""".formatted(
                                hook.key(), hook.direction(), hook.terms().isEmpty() ? "" : ", " + hook.terms()))
                        .toList());
        api.put("/api/v1/policy/" + policy + "/webhook/" + stage + "_execution", "[" + entries + "]")
                .answers(200);
    }

    /** Submits a request for an e-mail address and gives its id. */
    public String submit(String policy, String email) {
        return api.post("/api/v1/privacy-request", """
                [{"policy_key": "%s", "identity": {"email": "%s"}}]""".formatted(policy, email))
                .answers(200, "{\"failed\": []}")
                .json()
                .path("succeeded")
                .path(0)
                .path("id")
                .asString();
    }

    /** The request as the listing shows it. */
    public JsonNode request(String id) {
        return api.get("/api/v1/privacy-request?request_id=" + id)
                .answers(200)
                .json()
                .path("items")
                .path(0);
    }

    /** Waits until the request has one of these statuses. */
    public JsonNode awaitStatus(String id, String... statuses) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        JsonNode request = request(id);
        while (!List.of(statuses).contains(request.path("status").asString())) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(
                        "The request did not become " + List.of(statuses) + ": " + request + "\n" + log(id));
            }
            pause();
            request = request(id);
        }
        return request;
    }

    /** The execution log, one line an entry. */
    public List<String> log(String id) {
        return api.get("/api/v1/privacy-request/" + id + "/log?size=100")
                .answers(200)
                .json()
                .path("items")
                .valueStream()
                .map(entry -> "%s:%s %s %s"
                        .formatted(
                                entry.path("dataset_name").asString(),
                                entry.path("collection_name").asString(),
                                entry.path("status").asString(),
                                entry.path("message").asString("")))
                .toList();
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
