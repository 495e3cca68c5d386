package io.habeas.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.habeas.platform.outbound.OutboundResult.Answered;
import io.habeas.platform.outbound.OutboundResult.Kind;
import io.habeas.platform.outbound.OutboundResult.TlsFailed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class OutboundTlsTest {
    private static Certificates certificates;

    private final AtomicInteger calls = new AtomicInteger();

    @BeforeAll
    static void makeCertificates(@TempDir Path folder) {
        certificates = new Certificates(folder)
                .with("ip:127.0.0.1", "-1d")
                .with("dns:other.example", "-1d")
                .with("dns:expired.example", "-30d");
    }

    @Test
    void callsAReceiverThatItTrusts() throws Exception {
        assertThat(call("ip:127.0.0.1", "127.0.0.1")).isInstanceOf(Answered.class);
        assertThat(call("dns:other.example", "other.example")).isInstanceOf(Answered.class);
        assertThat(calls).hasValue(2);
    }

    @Test
    void trustsNoUnknownAuthorityAndNoSelfSignedCertificate() throws Exception {
        TlsFailed untrusted =
                new TlsFailed("the receiver's certificate is not signed by an authority that this server trusts");
        SSLContext usual = SSLContext.getDefault();
        assertThat(call(certificates.selfSignedServer(), usual, "127.0.0.1")).isEqualTo(untrusted);
        assertThat(call(certificates.server("ip:127.0.0.1"), usual, "127.0.0.1"))
                .isEqualTo(untrusted);
        assertThat(calls).hasValue(0);
    }

    @Test
    void doesNotTakeACertificateForAnotherHost() throws Exception {
        TlsFailed other = new TlsFailed("the receiver's certificate is for another host");
        assertThat(call("dns:other.example", "127.0.0.1")).isEqualTo(other);
        assertThat(call("dns:other.example", "receiver.example")).isEqualTo(other);
        assertThat(calls).hasValue(0);
    }

    @Test
    void doesNotTakeAnExpiredCertificate() throws Exception {
        assertThat(call("dns:expired.example", "expired.example"))
                .isEqualTo(new TlsFailed("the receiver's certificate has expired"));
        assertThat(calls).hasValue(0);
    }

    @Test
    void tellsAReceiverThatSpeaksNoTls() {
        try (RawReceiver plain = RawReceiver.playing(
                        connection -> RawReceiver.say(connection, "HTTP/1.1 400 Bad Request\r\n\r\n"));
                OutboundClient client = Calls.client()) {
            assertThat(client.post(Calls.to("https://127.0.0.1:" + plain.port() + "/"))
                            .result())
                    .isEqualTo(new TlsFailed("the TLS handshake failed"));
        }
    }

    @Test
    void takesAConnectionThatBreaksInTheHandshakeForBroken() {
        try (RawReceiver broken = RawReceiver.playing(
                        connection -> connection.getInputStream().read());
                OutboundClient client = Calls.client()) {
            assertThat(Calls.kindOf(client.post(Calls.to("https://127.0.0.1:" + broken.port() + "/"))))
                    .isEqualTo(Kind.RESET);
        }
    }

    @Test
    void endsWithAHandshakeThatDrips() {
        RawReceiver[] self = new RawReceiver[1];
        self[0] = RawReceiver.playing(connection -> {
            RawReceiver.say(connection, "\u0016\u0003\u0003@\u0000");
            while (connection.isConnected()) {
                RawReceiver.say(connection, "\u0002");
                Thread.sleep(20);
            }
        });
        try (RawReceiver dripping = self[0];
                OutboundClient client = Calls.client()) {
            OutboundResponse response =
                    client.post(Calls.within(Duration.ofMillis(300), "https://127.0.0.1:" + dripping.port() + "/"));
            assertThat(Calls.kindOf(response)).isEqualTo(Kind.CONNECT_TIMEOUT);
            assertThat(response.took()).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void tellsHowTheCallWasKeptPrivate() throws Exception {
        OutboundResponse response = exchange(certificates.server("ip:127.0.0.1"), certificates.trusting(), "127.0.0.1");

        assertThat(response.tls()).isNotNull();
        assertThat(response.tls().protocol()).isEqualTo("TLSv1.3");
        assertThat(response.tls().cipher()).startsWith("TLS_");
        assertThat(response.tls().certificate().getSubjectX500Principal().getName())
                .isEqualTo("CN=receiver");
    }

    @Test
    void hasNothingToTellOfTlsThatFailed() throws Exception {
        OutboundResponse response = exchange(certificates.server("ip:127.0.0.1"), SSLContext.getDefault(), "127.0.0.1");

        assertThat(response.tls()).isNull();
    }

    private OutboundResult call(String certificate, String host) throws Exception {
        return call(certificates.server(certificate), certificates.trusting(), host);
    }

    private OutboundResult call(SSLContext server, SSLContext trust, String host) throws IOException {
        return exchange(server, trust, host).result();
    }

    private OutboundResponse exchange(SSLContext server, SSLContext trust, String host) throws IOException {
        HttpsServer receiver = HttpsServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 10);
        receiver.setHttpsConfigurator(new HttpsConfigurator(server));
        receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        receiver.createContext("/", exchange -> {
            calls.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
        try (OutboundClient client = new OutboundClient(Calls.LOOPBACK, trust, Calls.always("127.0.0.1"))) {
            return client.post(
                    Calls.to("https://" + host + ":" + receiver.getAddress().getPort() + "/"));
        } finally {
            receiver.stop(0);
        }
    }
}
