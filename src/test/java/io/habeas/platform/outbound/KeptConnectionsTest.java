package io.habeas.platform.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.platform.outbound.OutboundResult.Answered;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A connection is used again when that is safe, and only then. */
@Timeout(30)
class KeptConnectionsTest {
    private static final String EMPTY = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    private final OutboundClient client = Calls.client();

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void usesAConnectionAgain() {
        try (RawReceiver receiver = echoing("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n%d")) {
            assertThat(post(receiver)).isEqualTo("1");
            assertThat(post(receiver)).isEqualTo("2");
            assertThat(receiver.connections()).isEqualTo(1);
        }
    }

    @Test
    void usesNoConnectionAgainThatTheReceiverWillClose() {
        try (RawReceiver receiver = echoing("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 1\r\n\r\n%d")) {
            assertThat(post(receiver)).isEqualTo("1");
            assertThat(post(receiver)).isEqualTo("1");
            assertThat(receiver.connections()).isEqualTo(2);
        }
    }

    /** The receiver promises to keep the connection and closes it at once, as many do after their own time-out. */
    @RepeatedTest(10)
    void noticesAConnectionThatTheReceiverHasClosed() throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        RawReceiver[] self = new RawReceiver[1];
        self[0] = RawReceiver.playing(connection -> {
            self[0].request(connection);
            RawReceiver.say(connection, EMPTY);
            connection.close();
            closed.countDown();
        });
        try (RawReceiver receiver = self[0]) {
            assertThat(post(receiver)).isEmpty();
            closed.await();
            assertThat(post(receiver)).isEmpty();
            assertThat(receiver.connections()).isEqualTo(2);
        }
    }

    /** Half closed: the receiver will send no more, yet its socket still takes what we send. */
    @Test
    void noticesAConnectionThatIsHalfClosed() throws InterruptedException {
        CountDownLatch halfClosed = new CountDownLatch(1);
        RawReceiver[] self = new RawReceiver[1];
        self[0] = RawReceiver.playing(connection -> {
            self[0].request(connection);
            RawReceiver.say(connection, EMPTY);
            connection.shutdownOutput();
            halfClosed.countDown();
            self[0].hang();
        });
        try (RawReceiver receiver = self[0]) {
            assertThat(post(receiver)).isEmpty();
            halfClosed.await();
            assertThat(post(receiver)).isEmpty();
            assertThat(receiver.connections()).isEqualTo(2);
        }
    }

    /** Were the second answer taken, it would be another request's: the wrong person's identity. */
    @Test
    void neverTakesAnAnswerThatNoCallAskedFor() {
        RawReceiver[] self = new RawReceiver[1];
        self[0] = RawReceiver.playing(connection -> {
            while (!self[0].request(connection).isEmpty()) {
                RawReceiver.say(
                        connection,
                        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n%dHTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil"
                                .formatted(self[0].requests().size()));
            }
        });
        try (RawReceiver receiver = self[0]) {
            assertThat(post(receiver)).isEqualTo("1");
            assertThat(post(receiver)).isEqualTo("2");
            assertThat(post(receiver)).isEqualTo("3");
        }
    }

    @Test
    void neverTakesALateAnswerThatNoCallAskedFor() throws InterruptedException {
        CountDownLatch said = new CountDownLatch(1);
        RawReceiver[] self = new RawReceiver[1];
        self[0] = RawReceiver.playing(connection -> {
            self[0].request(connection);
            int call = self[0].requests().size();
            RawReceiver.say(connection, "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n%d".formatted(call));
            RawReceiver.say(connection, "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil");
            said.countDown();
            self[0].hang();
        });
        try (RawReceiver receiver = self[0]) {
            assertThat(post(receiver)).isEqualTo("1");
            said.await();
            assertThat(post(receiver)).isEqualTo("2");
        }
    }

    @Test
    void keepsNoConnectionOfAnAnswerThatWasCutOff() {
        try (RawReceiver receiver =
                echoing("HTTP/1.1 200 OK\r\nContent-Length: 300001\r\n\r\n%d" + "x".repeat(300_000))) {
            assertThat(client.post(Calls.to(receiver.url())).result()).isInstanceOf(OutboundResult.TooLarge.class);
            assertThat(client.post(Calls.to(receiver.url())).result()).isInstanceOf(OutboundResult.TooLarge.class);
            assertThat(receiver.connections()).isEqualTo(2);
        }
    }

    /**
     * Calls are broken off at every point, also while they wait for a connection; afterwards the host can have all of
     * them again.
     */
    @Test
    void losesNoConnectionToCallsThatWereBrokenOff() throws Exception {
        AtomicBoolean hanging = new AtomicBoolean(true);
        CountDownLatch together = new CountDownLatch(Connections.PER_HOST);
        RawReceiver[] self = new RawReceiver[1];
        self[0] = RawReceiver.playing(connection -> {
            self[0].request(connection);
            if (hanging.get()) {
                self[0].hang();
            }
            together.countDown();
            together.await();
            RawReceiver.say(connection, EMPTY);
        });
        try (RawReceiver receiver = self[0];
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            callers.invokeAll(times(5 * Connections.PER_HOST, i -> {
                client.post(Calls.within(Duration.ofMillis(1 + i % 100), receiver.url()));
                return true;
            }));
            hanging.set(false);
            for (Future<Boolean> answered : callers.invokeAll(times(
                    Connections.PER_HOST,
                    i -> client.post(Calls.to(receiver.url())).result() instanceof Answered))) {
                assertThat(answered.get()).isTrue();
            }
        }
    }

    private static List<Callable<Boolean>> times(int count, IntFunction<Boolean> call) {
        return IntStream.range(0, count)
                .<Callable<Boolean>>mapToObj(i -> () -> call.apply(i))
                .toList();
    }

    private String post(RawReceiver receiver) {
        if (client.post(Calls.to(receiver.url())).result() instanceof Answered answer) {
            return new String(answer.body(), UTF_8);
        }
        throw new AssertionError("no answer");
    }

    /** Answers every request of a connection with its number on that connection. */
    private static RawReceiver echoing(String answer) {
        RawReceiver[] self = new RawReceiver[1];
        self[0] = RawReceiver.playing(connection -> {
            int count = 0;
            while (!self[0].request(connection).isEmpty()) {
                RawReceiver.say(connection, answer.formatted(++count));
            }
        });
        return self[0];
    }
}
