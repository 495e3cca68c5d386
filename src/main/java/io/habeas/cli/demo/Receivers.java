package io.habeas.cli.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The company's own services, as the demo plays them on loopback: one knows further identities, one wants a person to look first and resumes
 * the request two seconds later, one is told at the end.
 */
final class Receivers implements AutoCloseable {
    private static final Duration THINKING = Duration.ofSeconds(2);
    static final String AUTHORIZATION = "Bearer demo-receiver-secret";

    /** A call that came in. */
    record Call(String receiver, String request, boolean authorized) {}

    private final HttpServer server;
    private final Screen screen;
    private final JsonMapper mapper = new JsonMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile String habeas = "";

    private Receivers(HttpServer server, Screen screen) {
        this.server = server;
        this.screen = screen;
    }

    static Receivers start(Screen screen) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            Receivers receivers = new Receivers(server, screen);
            server.createContext("/", receivers::handle);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return receivers;
        } catch (IOException failed) {
            throw new DemoFailedException("The sample receivers could not be started", failed);
        }
    }

    /** Where Habeas is, for the receiver that resumes. */
    void connectTo(String address) {
        habeas = address;
    }

    String url(String receiver) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + receiver;
    }

    /** The calls about a request, in the order in which they came. */
    List<Call> calls(String request) {
        return calls.stream().filter(call -> call.request().equals(request)).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String receiver = exchange.getRequestURI().getPath().substring(1);
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        JsonNode call = mapper.readTree(body);
        String request = call.path("privacy_request_id").asString();
        boolean authorized = AUTHORIZATION.equals(exchange.getRequestHeaders().getFirst("authorization"));
        calls.add(new Call(receiver, request, authorized));
        String answer = answer(receiver);
        screen.event("→ POST /" + receiver, body);
        screen.event("← 200 from " + receiver, answer.isEmpty() ? "(no body)" : answer);
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("content-type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("reply-to-token"))
                .filter(_ -> receiver.equals("legal-hold"))
                .ifPresent(token -> resume(exchange.getRequestHeaders().getFirst("reply-to"), token));
    }

    private static String answer(String receiver) {
        return switch (receiver) {
            case "identity-service" -> "{\"derived_identity\": {\"phone_number\": \"+1 555 0101\"}, \"halt\": false}";
            case "legal-hold" -> "{\"halt\": true}";
            default -> "";
        };
    }

    private void resume(String replyTo, String token) {
        screen.event("… a person in the legal team looks at it", "");
        try {
            Thread.sleep(THINKING);
            HttpRequest request = HttpRequest.newBuilder(URI.create(habeas + replyTo))
                    .header("authorization", "Bearer " + token)
                    .header("content-type", "application/json")
                    .POST(BodyPublishers.ofString("{}"))
                    .build();
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            screen.event("→ POST " + replyTo.replaceFirst("pri_[^/]*", "pri_…"), "with the reply token: " + status);
        } catch (IOException failed) {
            screen.bad("The receiver could not resume the request");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        http.close();
    }
}
