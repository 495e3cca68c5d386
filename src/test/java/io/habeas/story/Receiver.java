package io.habeas.story;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real HTTP server on loopback that plays the receivers of webhooks: it keeps every call and answers as it was told, by path. */
public final class Receiver implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    /** A call as it came in; header names are in lower case. */
    public record Call(String path, Map<String, String> headers, String body) {
        public JsonNode json() {
            return JSON.readTree(body);
        }

        public String request() {
            return json().path("privacy_request_id").asString();
        }
    }

    /** What to answer. */
    public record Answer(int status, String body, Map<String, String> headers) {
        public Answer(int status, String body) {
            this(status, body, Map.of());
        }
    }

    private final HttpServer server;
    private final Map<String, Function<Call, Answer>> answers = new ConcurrentHashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    public Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + path;
    }

    /** From now on, calls of the path are answered so. */
    public void answers(String path, int status, String body) {
        answers.put("/" + path, _ -> new Answer(status, body));
    }

    /** From now on, calls of the path are answered by this. */
    public void answers(String path, Function<Call, Answer> answer) {
        answers.put("/" + path, answer);
    }

    /** From now on, calls of the path are answered so, the last answer for ever. */
    public void answersInTurn(String path, Answer... inTurn) {
        AtomicInteger next = new AtomicInteger();
        answers(path, _ -> inTurn[Math.min(next.getAndIncrement(), inTurn.length - 1)]);
    }

    /** The calls about one request, in the order in which they came. */
    public List<Call> calls(String request) {
        return calls.stream().filter(call -> call.request().equals(request)).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(), String.join(",", values)));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Call call = new Call(exchange.getRequestURI().getPath(), headers, body);
        calls.add(call);
        Answer answer =
                answers.getOrDefault(call.path(), _ -> new Answer(200, "{}")).apply(call);
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
