package io.habeas.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.Defect;
import io.habeas.platform.outbound.OutboundResult.Answered;
import io.habeas.platform.outbound.OutboundResult.Garbled;
import io.habeas.platform.outbound.OutboundResult.Kind;
import io.habeas.platform.outbound.OutboundResult.TooLarge;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Receivers that do their worst: each call still ends, in time, with a result that says what was wrong. */
@Timeout(30)
class HostileReceiverTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final String OK = "HTTP/1.1 200 OK\r\n";

    private final OutboundClient client = Calls.client();
    private final CountDownLatch hungUp = new CountDownLatch(1);

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    @Defect({"1", "D6"})
    void endsWithAReceiverThatNeverAnswers() throws InterruptedException {
        assertThat(timedOut(connection -> drip(connection, ""))).isEqualTo(Kind.READ_TIMEOUT);
    }

    @Test
    void endsWithAHeadThatDrips() throws InterruptedException {
        assertThat(timedOut(connection -> drip(connection, "H"))).isEqualTo(Kind.READ_TIMEOUT);
    }

    @Test
    void endsWithABodyThatDrips() throws InterruptedException {
        assertThat(timedOut(connection -> {
                    RawReceiver.say(connection, OK + "Content-Length: 100000\r\n\r\n");
                    drip(connection, "x");
                }))
                .isEqualTo(Kind.READ_TIMEOUT);
    }

    @Test
    void endsWithChunksThatDrip() throws InterruptedException {
        assertThat(timedOut(connection -> {
                    RawReceiver.say(connection, OK + "Transfer-Encoding: chunked\r\n\r\n");
                    drip(connection, "1\r\nx\r\n");
                }))
                .isEqualTo(Kind.READ_TIMEOUT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"100 Continue", "103 Early Hints", "101 Switching Protocols"})
    void endsWithInterimAnswersWithoutEnd(String status) throws InterruptedException {
        assertThat(timedOut(connection -> flood(connection, "HTTP/1.1 " + status + "\r\n\r\n")))
                .isEqualTo(Kind.READ_TIMEOUT);
    }

    @Test
    void endsWithAReceiverThatDoesNotReadABigRequest() throws InterruptedException {
        try (RawReceiver receiver = RawReceiver.playing(connection -> hungUp.await())) {
            OutboundRequest big = new OutboundRequest(
                    receiver.url(), Map.of(), new byte[50_000_000], OutboundLimits.DEFAULT.withTotal(SHORT));
            assertThat(Calls.kindOf(client.post(big))).isEqualTo(Kind.READ_TIMEOUT);
        } finally {
            hungUp.countDown();
        }
    }

    @Test
    void cutsOffABodyThatIsAnnouncedTooLong() {
        try (RawReceiver receiver = RawReceiver.saying(OK + "Content-Length: 262145\r\n\r\n")) {
            assertThat(client.post(Calls.to(receiver.url())).result()).isEqualTo(new TooLarge(200, 262_144));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Connection: close\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n",
                "Content-Length: 9999999999\r\n\r\n"
            })
    @Defect("1")
    void cutsOffABodyWithoutEnd(String framing) throws InterruptedException {
        String unit = framing.startsWith("Transfer") ? "a\r\n0123456789\r\n" : "0123456789";
        try (RawReceiver receiver = RawReceiver.playing(connection -> {
            RawReceiver.say(connection, "HTTP/1.1 500 X\r\n" + framing);
            flood(connection, unit);
        })) {
            assertThat(client.post(Calls.to(receiver.url())).result()).isEqualTo(new TooLarge(500, 262_144));
            hungUp.await();
        }
    }

    @Test
    void takesABodyOfExactlyTheLimit() {
        String body = "x".repeat(262_144);
        try (RawReceiver receiver = RawReceiver.saying(OK + "Connection: close\r\n\r\n" + body)) {
            assertThat(client.post(Calls.to(receiver.url())).result())
                    .isInstanceOfSatisfying(
                            Answered.class, answer -> assertThat(answer.body()).hasSize(262_144));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"X: y\r\n", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", " folded\r\n"})
    void givesUpAHeadWithoutEnd(String unit) throws InterruptedException {
        try (RawReceiver receiver = RawReceiver.playing(connection -> {
            RawReceiver.say(connection, OK + "A: b\r\n");
            flood(connection, unit);
        })) {
            assertThat(client.post(Calls.to(receiver.url())).result())
                    .isEqualTo(new Garbled("the answer's head is too long"));
            hungUp.await();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9.2\r\n",
                "220 mail.example ESMTP\r\n",
                "HTTP/2.0 200 OK\r\n\r\n",
                "HTTP/-1.1 200 OK\r\n\r\n",
                "HTTP/1.1 abc OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: abc\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n",
                "\0\0\0\0\r\n",
            })
    void saysWhenTheAnswerIsNotHttp(String answer) {
        try (RawReceiver receiver = RawReceiver.saying(answer)) {
            assertThat(client.post(Calls.to(receiver.url())).result()).isInstanceOf(Garbled.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200",
                "HTTP/1.1 200 OK\r\nContent-Type: text",
                "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n",
            })
    void takesNoAnswerThatBreaksOff(String answer) {
        try (RawReceiver receiver = RawReceiver.saying(answer)) {
            OutboundResponse response = client.post(Calls.to(receiver.url()));
            assertThat(Calls.kindOf(response)).isEqualTo(Kind.RESET);
            assertThat(response.address()).isNotNull();
        }
    }

    @Test
    void tellsAReset() {
        RawReceiver[] self = new RawReceiver[1];
        self[0] = RawReceiver.playing(connection -> {
            self[0].request(connection);
            connection.setSoLinger(true, 0);
        });
        try (RawReceiver receiver = self[0]) {
            assertThat(Calls.kindOf(client.post(Calls.to(receiver.url())))).isEqualTo(Kind.RESET);
        }
    }

    @Test
    void endsWithANameServerThatNeverAnswers() {
        AtomicReference<Thread> lookingUp = new AtomicReference<>();
        Lookup tarpit = host -> {
            lookingUp.set(Thread.currentThread());
            try {
                hungUp.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException("a lookup of the system could not be interrupted", e);
            }
            return new InetAddress[0];
        };
        try (OutboundClient slow = Calls.client(Calls.LOOPBACK, tarpit)) {
            assertThat(Calls.kindOf(slow.post(Calls.within(SHORT, "http://receiver.example/"))))
                    .isEqualTo(Kind.CONNECT_TIMEOUT);
            assertThat(lookingUp.get()).isNotNull();
        } finally {
            hungUp.countDown();
        }
    }

    @Test
    void endsWithAHostThatTakesNoConnection() throws IOException {
        List<Socket> queue = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            fill(full, queue);
            OutboundLimits limits = new OutboundLimits(SHORT, Duration.ofSeconds(10), 0);
            OutboundRequest request =
                    new OutboundRequest("http://127.0.0.1:" + full.getLocalPort() + "/", Map.of(), new byte[0], limits);
            assertThat(Calls.kindOf(client.post(request))).isEqualTo(Kind.CONNECT_TIMEOUT);
        } finally {
            for (Socket socket : queue) {
                socket.close();
            }
        }
    }

    @Test
    void letsNoSlowHostStarveAnother() throws InterruptedException {
        CountDownLatch all = new CountDownLatch(Connections.PER_HOST);
        try (RawReceiver slow = RawReceiver.playing(connection -> {
                    all.countDown();
                    hungUp.await();
                });
                RawReceiver quick = RawReceiver.saying(OK + "Content-Length: 0\r\n\r\n")) {
            for (int i = 0; i < Connections.PER_HOST + 50; i++) {
                Thread.ofVirtual().start(() -> client.post(Calls.to(slow.url())));
            }
            all.await();
            assertThat(client.post(Calls.to(quick.url())).result()).isInstanceOf(Answered.class);
            assertThat(Calls.kindOf(client.post(Calls.within(SHORT, slow.url()))))
                    .isEqualTo(Kind.BUSY);
            assertThat(slow.connections()).isEqualTo(Connections.PER_HOST);
        } finally {
            hungUp.countDown();
        }
    }

    /** Calls the script with a short limit and waits until the script was hung up on. */
    private Kind timedOut(RawReceiver.Script script) throws InterruptedException {
        RawReceiver[] self = new RawReceiver[1];
        self[0] = RawReceiver.playing(connection -> {
            self[0].request(connection);
            script.play(connection);
        });
        try (RawReceiver receiver = self[0]) {
            OutboundResponse response = client.post(Calls.within(SHORT, receiver.url()));
            assertThat(response.took()).isBetween(SHORT, SHORT.plusSeconds(5));
            hungUp.await();
            return Calls.kindOf(response);
        }
    }

    private void drip(Socket connection, String unit) throws IOException, InterruptedException {
        try {
            while (connection.getInetAddress() != null) {
                RawReceiver.say(connection, unit);
                connection.setSoTimeout(20);
                if (isClosed(connection)) {
                    throw new IOException("hung up");
                }
            }
        } finally {
            hungUp.countDown();
        }
    }

    private void flood(Socket connection, String unit) throws IOException {
        String much = unit.repeat(1000);
        try {
            while (connection.isConnected()) {
                RawReceiver.say(connection, much);
            }
        } finally {
            hungUp.countDown();
        }
    }

    private static boolean isClosed(Socket connection) throws IOException {
        try {
            return connection.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    private static void fill(ServerSocket listener, List<Socket> queue) throws IOException {
        while (queue.size() < 500) {
            Socket socket = new Socket();
            queue.add(socket);
            try {
                socket.connect(listener.getLocalSocketAddress(), 200);
            } catch (SocketTimeoutException e) {
                return;
            }
        }
        throw new IllegalStateException("this system's queue of connections has no end");
    }
}
