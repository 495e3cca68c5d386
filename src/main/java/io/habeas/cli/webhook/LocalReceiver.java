package io.habeas.cli.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A receiver on this machine: shows each call, verifies it, and answers as it was told. A call whose signature is wrong is refused with
 * 401, as every receiver should.
 */
final class LocalReceiver implements AutoCloseable {
    private static final int UNAUTHORIZED = 401;
    private static final int UNAVAILABLE = 503;

    private final HttpServer server;
    private final List<byte[]> keys;
    private final ToldAnswer told;
    private final Transcript transcript;
    private final Clock clock;
    private final AtomicInteger number = new AtomicInteger();
    private final Map<String, Integer> times = new ConcurrentHashMap<>();
    private final BlockingQueue<Answered> answered = new LinkedBlockingQueue<>();

    /** A call that was answered. */
    record Answered(IncomingCall call, boolean acceptable, boolean waits) {}

    /** What is to be answered to a call. */
    private record Answer(int status, String body, boolean waits) {}

    /** @throws java.net.BindException when the address cannot be had */
    LocalReceiver(InetSocketAddress address, List<byte[]> keys, ToldAnswer told, Transcript transcript, Clock clock)
            throws IOException {
        this.server = HttpServer.create(address, 0);
        this.keys = keys;
        this.told = told;
        this.transcript = transcript;
        this.clock = clock;
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** Where it is. */
    String url() {
        InetSocketAddress at = server.getAddress();
        return "http://" + at.getAddress().getHostAddress() + ":" + at.getPort();
    }

    /** The next call that was answered; waits for one. */
    Answered next() throws InterruptedException {
        return answered.take();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("POST")) {
                send(exchange, 405, "");
                return;
            }
            long started = System.nanoTime();
            IncomingCall call = IncomingCall.of(exchange, clock.instant());
            SignatureReport signature = SignatureReport.of(call, keys);
            int time = times.merge(call.header("webhook-id").orElse(""), 1, Integer::sum);
            transcript.call(
                    number.incrementAndGet(),
                    call,
                    signature,
                    call.header("webhook-id").isPresent() ? time : 1);
            Answer answer = answer(call, signature, time);
            pause(told.delay());
            send(exchange, answer.status(), answer.body());
            transcript.answered(answer.status(), answer.body(), Duration.ofNanos(System.nanoTime() - started));
            answered.add(new Answered(call, signature.acceptable(), answer.waits()));
        }
    }

    private Answer answer(IncomingCall call, SignatureReport signature, int time) {
        if (!signature.acceptable()) {
            return new Answer(UNAUTHORIZED, "", false);
        }
        if (time <= told.failFirst()) {
            return new Answer(UNAVAILABLE, "", false);
        }
        boolean waits = told.waits() && call.header("reply-to-token").isPresent();
        return new Answer(told.status(), told.json(clock.instant()), waits);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0) {
            exchange.getResponseHeaders().set("content-type", "application/json");
        }
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        // Closed here, so that it is on its way before anybody is told that it was answered.
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static void pause(Duration delay) {
        try {
            Thread.sleep(delay);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
