package io.habeas.platform.outbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.habeas.platform.outbound.OutboundResult.Answered;
import io.habeas.platform.outbound.OutboundResult.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class OutboundClientTest {
    private final OutboundClient client = Calls.client();

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void bringsBackStatusHeadersBodyAndAddress() {
        try (RawReceiver receiver = RawReceiver.saying("""
                HTTP/1.1 202 Accepted\r
                X-Two: a\r
                x-two: b\r
                Content-Length: 6\r
                \r
                {"ä"}""".replace("ä", "\u00c3\u00a4"))) {
            OutboundResponse response = client.post(Calls.to(receiver.url()));
            assertThat(response.address()).isEqualTo("127.0.0.1:" + receiver.port());
            assertThat(response.took()).isPositive();
            assertThat(response.result()).isInstanceOfSatisfying(Answered.class, answer -> {
                assertThat(answer.status()).isEqualTo(202);
                assertThat(answer.headers()).isEqualTo(Map.of("x-two", "a, b", "content-length", "6"));
                assertThat(new String(answer.body(), UTF_8)).isEqualTo("{\"ä\"}");
            });
        }
    }

    @Test
    void sendsExactlyWhatItWasGiven() {
        try (RawReceiver receiver = RawReceiver.saying("HTTP/1.1 204 No Content\r\n\r\n")) {
            client.post(Calls.to(receiver.url() + "?a=b#c", Map.of("Authorization", "Basic é")));
            assertThat(receiver.requests()).containsExactly("""
                    POST /hook?a=b HTTP/1.1\r
                    host: 127.0.0.1:%d\r
                    user-agent: Habeas\r
                    accept: */*\r
                    content-length: 8\r
                    Authorization: Basic é\r
                    \r
                    {"a": 1}""".formatted(receiver.port()));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 304, 400, 401, 407, 404, 429, 500, 503})
    void callsAnyStatusAnAnswer(int status) {
        try (RawReceiver receiver =
                RawReceiver.saying("HTTP/1.1 %d X\r\nWWW-Authenticate: Basic realm=a\r\n\r\n".formatted(status))) {
            assertThat(client.post(Calls.to(receiver.url())).result())
                    .isInstanceOfSatisfying(
                            Answered.class,
                            answer -> assertThat(answer.status()).isEqualTo(status));
            assertThat(receiver.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void followsNoRedirect(int status) {
        try (RawReceiver elsewhere = RawReceiver.saying("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                RawReceiver receiver = RawReceiver.saying("HTTP/1.1 %d X\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n"
                        .formatted(status, elsewhere.url()))) {
            assertThat(client.post(Calls.to(receiver.url())).result())
                    .isInstanceOfSatisfying(Answered.class, answer -> {
                        assertThat(answer.status()).isEqualTo(status);
                        assertThat(answer.headers()).containsEntry("location", elsewhere.url());
                    });
            assertThat(elsewhere.connections()).isZero();
        }
    }

    @Test
    void keepsNoCookies() {
        try (RawReceiver receiver =
                RawReceiver.saying("HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n")) {
            client.post(Calls.to(receiver.url()));
            client.post(Calls.to(receiver.url()));
            assertThat(receiver.requests())
                    .hasSize(2)
                    .allSatisfy(request -> assertThat(request).doesNotContainIgnoringCase("cookie"));
        }
    }

    @Test
    void neitherAsksForCompressionNorUnpacksIt() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[10_000_000]);
        }
        try (RawReceiver receiver = RawReceiver.saying(
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n".formatted(packed.size())
                        + packed.toString(ISO_8859_1))) {
            assertThat(client.post(Calls.to(receiver.url())).result())
                    .isInstanceOfSatisfying(
                            Answered.class, answer -> assertThat(answer.body()).isEqualTo(packed.toByteArray()));
            assertThat(receiver.requests().getFirst()).doesNotContainIgnoringCase("accept-encoding");
        }
    }

    @Test
    void tellsARefusedConnection() throws IOException {
        try (Socket boundButDeaf = new Socket()) {
            boundButDeaf.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            OutboundResponse response =
                    client.post(Calls.to("http://127.0.0.1:%d/".formatted(boundButDeaf.getLocalPort())));
            assertThat(Calls.kindOf(response)).isEqualTo(Kind.REFUSED);
            assertThat(response.address()).isNull();
        }
    }

    @Test
    void tellsAnUnknownHost() {
        Lookup nobody = host -> {
            throw new UnknownHostException(host);
        };
        try (OutboundClient lost = Calls.client(Calls.LOOPBACK, nobody)) {
            assertThat(Calls.kindOf(lost.post(Calls.to("https://receiver.example/?token=secret"))))
                    .isEqualTo(Kind.UNKNOWN_HOST);
        }
    }

    @Test
    void tellsTheHeadersThatItWillNotSend() {
        try (RawReceiver receiver = RawReceiver.saying("HTTP/1.1 200 OK\r\n\r\n")) {
            OutboundResponse response = client.post(Calls.to(
                    receiver.url(), Map.of("Authorization", "secret\r\nreply-to: evil\r\n\r\nPOST /other HTTP/1.1")));
            assertThat(response.result())
                    .isInstanceOfSatisfying(
                            OutboundResult.Blocked.class,
                            blocked -> assertThat(blocked.reason())
                                    .contains("'authorization'")
                                    .doesNotContain("secret")
                                    .doesNotContain("evil"));
            assertThat(receiver.connections()).isZero();
        }
    }

    @Test
    void takesNoHostForTooSlowThatIsOnlySlow() {
        try (RawReceiver receiver = RawReceiver.playing(connection -> {
            for (char c : "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".toCharArray()) {
                Thread.sleep(5);
                RawReceiver.say(connection, String.valueOf(c));
            }
        })) {
            assertThat(client.post(Calls.within(Duration.ofSeconds(10), receiver.url()))
                            .result())
                    .isInstanceOf(Answered.class);
        }
    }

    @Test
    void breaksOffCallsWhenItIsClosed() throws InterruptedException {
        RawReceiver[] receiver = new RawReceiver[1];
        receiver[0] = RawReceiver.playing(connection -> {
            receiver[0].request(connection);
            client.close();
            receiver[0].hang();
        });
        try (RawReceiver hanging = receiver[0]) {
            assertThat(Calls.kindOf(client.post(Calls.to(hanging.url())))).isEqualTo(Kind.STOPPED);
            assertThat(Calls.kindOf(client.post(Calls.to(hanging.url())))).isEqualTo(Kind.STOPPED);
        }
    }

    @Test
    void breaksOffACallWhoseCallerIsInterrupted() {
        Thread caller = Thread.currentThread();
        RawReceiver[] receiver = new RawReceiver[1];
        receiver[0] = RawReceiver.playing(connection -> {
            receiver[0].request(connection);
            caller.interrupt();
            receiver[0].hang();
        });
        try (RawReceiver hanging = receiver[0]) {
            assertThat(Calls.kindOf(client.post(Calls.to(hanging.url())))).isEqualTo(Kind.STOPPED);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void logsNothingOfACallAlsoWithAllLoggingOn() {
        Logger logger = (Logger) LoggerFactory.getLogger("org.apache.hc");
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        logger.setLevel(Level.TRACE);
        logger.setAdditive(false);
        try (RawReceiver receiver =
                RawReceiver.saying("HTTP/1.1 200 OK\r\nx-a: s3cret\r\nContent-Length: 6\r\n\r\ns3cret")) {
            client.post(Calls.to(receiver.url() + "?s3cret", Map.of("authorization", "s3cret")));
        } finally {
            logger.setLevel(null);
            logger.setAdditive(true);
            logger.detachAppender(log);
        }
        assertThat(log.list)
                .isNotEmpty()
                .noneMatch(event -> event.getFormattedMessage().contains("s3cret"));
    }

    @Test
    void showsNothingOfACallAsText() {
        OutboundRequest request = Calls.to("https://receiver.example/?token=s1", Map.of("authorization", "s2"));
        Answered answer = new Answered(200, Map.of("set-cookie", "s3"), "s4".getBytes(UTF_8));
        assertThat(request.toString()).isEqualTo("OutboundRequest[1 headers, 8 bytes]");
        assertThat(new OutboundResponse(answer, "203.0.113.7:443", null, Duration.ofMillis(3)).toString())
                .isEqualTo(
                        "OutboundResponse[result=Answered[status=200, 2 bytes], address=203.0.113.7:443, tls=null, took=PT0.003S]");
    }
}
