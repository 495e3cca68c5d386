package io.habeas.chaos;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The receivers of all webhooks, on bare sockets so that they can break off anywhere. They number whatever happens. */
final class Receivers implements AutoCloseable {
    static final double TIME_LIMIT_SECONDS = 1.5;
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LATEST_MILLIS = 900;
    private static final int HANGING_MILLIS = 4_000;

    private final ServerSocket server = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
    private final AtomicLong events = new AtomicLong();
    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private final Map<String, Long> resumed = new ConcurrentHashMap<>();
    private final RandomGenerator random;

    Receivers(RandomGenerator random) throws IOException {
        this.random = random;
        Thread.ofVirtual().start(this::accept);
    }

    String url(Hook hook) {
        return "http://127.0.0.1:" + server.getLocalPort() + "/" + hook.path();
    }

    /** All calls so far, in the order in which they came. */
    List<Call> calls() {
        return List.copyOf(calls);
    }

    /** Notes that somebody is about to resume a request. */
    void resuming(String request) {
        resumed.putIfAbsent(request, events.incrementAndGet());
    }

    /** When somebody first tried to resume each request that was halted. */
    Map<String, Long> resumed() {
        return Map.copyOf(resumed);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                // It is over.
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            boolean kept = true;
            while (kept) {
                String head = head(in);
                if (head.isEmpty()) {
                    return;
                }
                kept = answer(socket, call(head, in));
            }
        } catch (IOException gone) {
            // The caller was killed.
        }
    }

    /** The lines up to the empty one; empty when the caller has hung up. */
    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            head.write(next);
            if (next == '\n' && head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
                return head.toString(ISO_8859_1);
            }
        }
        return "";
    }

    private Call call(String head, InputStream in) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        head.lines().skip(1).filter(line -> line.contains(":")).forEach(line -> {
            String[] parts = line.split(":", 2);
            headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip());
        });
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("cut off");
        }
        JsonNode body = JSON.readTree(bytes);
        Call call = new Call(
                events.incrementAndGet(),
                Hook.at(head.substring(head.indexOf('/') + 1, head.indexOf(" HTTP/"))),
                body.path("privacy_request_id").asString(),
                headers.getOrDefault("webhook-id", ""),
                headers.getOrDefault("reply-to-token", ""),
                body.path("identity"),
                new AtomicLong());
        calls.add(call);
        return call;
    }

    /** Answers as its mood is; false when the connection is of no use any more. */
    private boolean answer(Socket socket, Call call) throws IOException {
        switch (draw()) {
            case WELL -> accept(socket, call);
            case LATE -> {
                Patience.sleep(random.nextInt(LATEST_MILLIS));
                accept(socket, call);
            }
            case BUSY -> send(socket, "503 Busy", "retry-after: 1\r\n", "");
            case BROKEN -> send(socket, "500 Broken", "", "");
            case RESET -> {
                socket.setSoLinger(true, 0);
                return false;
            }
            case HALFWAY -> {
                socket.getOutputStream().write("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"ha".getBytes(UTF_8));
                return false;
            }
            case HANGING -> {
                Patience.sleep(HANGING_MILLIS);
                return false;
            }
        }
        return true;
    }

    private Temper draw() {
        synchronized (random) {
            return Temper.draw(random);
        }
    }

    private void accept(Socket socket, Call call) throws IOException {
        String body = switch (call.hook()) {
            case TOLD, AFTER -> "";
            case ASK, LAST -> "{\"halt\": false}";
            case ENRICH -> """
                    {"halt": false, "derived_identity": {"phone_number": "%s"}}""".formatted(new Subject(call.request()).phone());
            case HALT -> "{\"halt\": true}";
        };
        call.accepted().set(events.incrementAndGet());
        send(socket, "200 OK", "", body);
    }

    private static void send(Socket socket, String status, String header, String body) throws IOException {
        socket.getOutputStream()
                .write("HTTP/1.1 %s\r\n%scontent-type: application/json\r\ncontent-length: %d\r\n\r\n%s"
                        .formatted(status, header, body.length(), body)
                        .getBytes(UTF_8));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
