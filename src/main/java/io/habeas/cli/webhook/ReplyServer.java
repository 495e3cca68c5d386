package io.habeas.cli.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Stands in for the server on this machine, for the one request of a sample call: takes its resume, once, with the right token. */
final class ReplyServer implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST_BODY = 64 * 1024;

    private final HttpServer server;
    private final ReplyTo expected;
    private final LinkedBlockingQueue<JsonNode> resumes = new LinkedBlockingQueue<>();
    private boolean used;

    /** @throws java.net.BindException when the port is taken */
    ReplyServer(ReplyTo expected, int port) throws IOException {
        this.expected = expected;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    /** The value of {@code reply-to-url}. */
    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/api/v1" + expected.path();
    }

    /** The body of the resume; empty when none came in time. */
    Optional<JsonNode> await(Duration patience) throws InterruptedException {
        return Optional.ofNullable(resumes.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode body = json(exchange.getRequestBody().readNBytes(LONGEST_BODY));
            int status = status(exchange, body);
            byte[] answer = answer(status).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("content-type", "application/json");
            exchange.sendResponseHeaders(status, answer.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(answer);
            }
            if (status == 200) {
                resumes.add(body);
            }
        }
    }

    /** As the server answers (policy-webhooks section 5). One thread of the server calls it. */
    private int status(HttpExchange exchange, JsonNode body) {
        String path = exchange.getRequestURI().getPath();
        if (!exchange.getRequestMethod().equals("POST") || !path.equals("/api/v1" + expected.path())) {
            return 404;
        }
        if (!("Bearer " + expected.token()).equals(exchange.getRequestHeaders().getFirst("authorization"))) {
            return 401;
        }
        if (!body.isObject()) {
            return 422;
        }
        if (used) {
            return 400;
        }
        used = true;
        return 200;
    }

    private String answer(int status) {
        return switch (status) {
            case 200 -> "{\"id\": \"%s\", \"status\": \"in_processing\"}".formatted(expected.request());
            case 400 -> "{\"detail\": \"Invalid resume request: it is not paused any more.\"}";
            case 401 -> "{\"detail\": \"Failed to authenticate\"}";
            case 422 -> "{\"detail\": \"The body must be a JSON object.\"}";
            default -> "{\"detail\": \"Not Found\"}";
        };
    }

    private static JsonNode json(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException notJson) {
            return JSON.missingNode();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
