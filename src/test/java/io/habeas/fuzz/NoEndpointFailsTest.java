package io.habeas.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.TestServer;
import java.io.IOException;
import java.lang.reflect.Parameter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * No endpoint answers 500 to any input, shows what is inside, or repeats a secret in an error. The endpoints are those of the running
 * server, so that a new one is fuzzed without being listed.
 */
class NoEndpointFailsTest {
    private static final List<String> TYPES = List.of(
            "application/json",
            "text/plain",
            "application/x-www-form-urlencoded",
            "application/xml",
            "application/x-yaml",
            "multipart/form-data; boundary=",
            "not a type");
    private static final List<String> SEGMENTS = List.of(
            "fuzz_key",
            "x".repeat(3_000),
            "%F0%9F%98%80",
            "a%20b",
            "%22%27;--",
            "%2e%2e",
            "%ED%A0%80",
            "%00",
            "%25",
            "a%2Fb",
            "a;b=c",
            "~");
    private static final List<String> QUERIES = List.of(
            "page=0",
            "page=-1&size=101",
            "page=1000000000000000000",
            "page=2147483647&size=100",
            "size=x",
            "page=1&page=2",
            "created_lt=yesterday",
            "created_lt=99999-01-01",
            "created_gt=1e400",
            "status=nope",
            "status=",
            "sort_field=delete",
            "sort_direction=up",
            "request_id=%25_%00",
            "identity=%00",
            "identity=" + "x".repeat(5_000),
            "verbose=maybe",
            "search=%25%5C",
            "connection_type=x&connection_type=y",
            "%00=%00",
            "=&&=",
            "download_csv=true&page=x",
            "verify=2");

    private final TestServer server =
            TestServer.with(Map.of("HABEAS_EXECUTION_REQUIRE_MANUAL_REQUEST_APPROVAL", "true"));
    private final String token = server.anonymous().fetchToken(TestServer.ROOT_ID, TestServer.ROOT_SECRET);
    private final HttpClient http = HttpClient.newHttpClient();
    private final HostileBodies bodies = new HostileBodies();
    private final Map<Integer, AtomicInteger> statuses = new TreeMap<>();
    private final List<String> complaints = new ArrayList<>();

    private record Endpoint(String method, String path, HandlerMethod handler) {}

    @Test
    void noInputMakesAnyEndpointFail() {
        long begun = System.nanoTime();
        endpoints().forEach(this::fuzz);
        server.anonymous().get("/health").answers(200, "{\"database\": \"healthy\"}");
        server.asRoot().get("/api/v1/policy").answers(200);
        System.out.println("Fuzzed "
                + statuses.values().stream().mapToInt(AtomicInteger::get).sum() + " calls in "
                + Duration.ofNanos(System.nanoTime() - begun).toSeconds() + " s, by status: " + statuses);
        assertThat(complaints).isEmpty();
        assertThat(statuses).containsKeys(200, 401, 404, 422);
    }

    @Test
    void anAnswerThatShowsWhatIsInsideIsACatch() {
        check("made up", 500, "java.lang.NullPointerException at io.habeas.policy");

        assertThat(complaints).hasSize(1);
    }

    private Stream<Endpoint> endpoints() {
        return server.bean(RequestMappingHandlerMapping.class).getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().getBeanType().getName().startsWith("io.habeas"))
                .flatMap(entry -> entry.getKey().getPatternValues().stream()
                        .flatMap(path -> entry.getKey().getMethodsCondition().getMethods().stream()
                                .map(RequestMethod::name)
                                .map(method -> new Endpoint(method, path, entry.getValue()))))
                .filter(endpoint -> !endpoint.path().contains("*"));
    }

    private void fuzz(Endpoint endpoint) {
        String path = endpoint.path().replaceAll("\\{[^}]*}", "fuzz_key");
        send(endpoint.method(), path, "application/json", "{}", false);
        for (String segment : SEGMENTS) {
            send(endpoint.method(), endpoint.path().replaceAll("\\{[^}]*}", segment), "application/json", "{}", true);
        }
        QUERIES.forEach(query -> send(endpoint.method(), path + "?" + query, "application/json", "{}", true));
        for (String method : List.of("HEAD", "OPTIONS", "TRACE", "PUT", "PROPFIND")) {
            send(method, path + "/", "application/json", "[]", true);
        }
        HostileBodies.TEXTS.forEach(text -> send(endpoint.method(), path, "application/json", text, true));
        TYPES.forEach(type -> send(endpoint.method(), path, type, "[{\"a\": \"b\"}]", true));
        for (Parameter parameter : endpoint.handler().getMethod().getParameters()) {
            if (parameter.isAnnotationPresent(RequestBody.class)) {
                bodies.of(parameter.getParameterizedType())
                        .forEach(body -> send(endpoint.method(), path, "application/json", body, true));
            }
        }
    }

    private void send(String method, String path, String type, String body, boolean authenticated) {
        HttpRequest.Builder request;
        try {
            request = HttpRequest.newBuilder(URI.create(server.url(path)));
        } catch (IllegalArgumentException noUri) {
            return;
        }
        request.timeout(Duration.ofSeconds(10))
                .header("Content-Type", type)
                .method(method, BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        if (authenticated) {
            request.header("Authorization", "Bearer " + token);
        }
        String sent =
                method + " " + path + " " + type + " " + (body.length() > 200 ? body.substring(0, 200) + "…" : body);
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            check(sent, answer.statusCode(), answer.body());
        } catch (IOException broken) {
            complaints.add(sent + " -> " + broken);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private void check(String sent, int status, String body) {
        statuses.computeIfAbsent(status, _ -> new AtomicInteger()).incrementAndGet();
        boolean inside = status >= 400
                && (body.contains("java.")
                        || body.contains("org.springframework")
                        || body.contains("io.habeas")
                        || body.contains("<html")
                        || body.contains("SELECT ")
                        || body.contains("PSQLException"));
        boolean secret = status >= 400 && body.contains(HostileBodies.MARKER);
        if (status >= 500 || inside || secret) {
            complaints.add(sent + " -> " + status + " " + (body.length() > 300 ? body.substring(0, 300) + "…" : body));
        }
    }
}
