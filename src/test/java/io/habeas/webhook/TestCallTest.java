package io.habeas.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.habeas.connection.CallTest.Outcome;
import io.habeas.connection.ConnectionAccess;
import io.habeas.connection.ConnectionSecrets;
import io.habeas.connection.ConnectionTest;
import io.habeas.connection.ConnectionType;
import io.habeas.connection.ConnectionView;
import io.habeas.connection.SigningSecret;
import io.habeas.connection.TestedCall;
import io.habeas.connection.WebhookConnection;
import io.habeas.platform.FidesKey;
import io.habeas.platform.Ids;
import io.habeas.platform.ServerSettings;
import io.habeas.platform.outbound.Certificates;
import io.habeas.platform.outbound.OutboundClient;
import io.habeas.platform.outbound.OutboundPolicy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over real TLS, which the shared server's client would not trust. */
class TestCallTest {
    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
    private static Certificates certificates;

    @BeforeAll
    static void makeCertificates(@TempDir Path folder) {
        certificates = new Certificates(folder).with("ip:127.0.0.1", "-1d");
    }

    @Test
    void tellsOfTlsAndOfTheSignature() throws Exception {
        Outcome outcome = call(certificates.trusting());

        assertThat(outcome.result()).isEqualTo(new ConnectionTest.Succeeded());
        TestedCall call = outcome.call().orElseThrow();
        assertThat(call.status()).isEqualTo(204);
        assertThat(call.tls().protocol()).isEqualTo("TLSv1.3");
        assertThat(call.tls().cipher()).startsWith("TLS_");
        assertThat(call.tls().certificateSubject()).isEqualTo("CN=receiver");
        assertThat(Duration.between(Clock.systemUTC().instant(), call.tls().certificateExpiresAt()))
                .isBetween(Duration.ofDays(8), Duration.ofDays(10));
        assertThat(call.signature().webhookId()).startsWith("tst_");
        assertThat(call.signature().webhookTimestamp()).isEqualTo(NOW.getEpochSecond());
        assertThat(call.signature().secrets()).isEqualTo(2);
    }

    @Test
    void saysWhyTlsFailed() throws Exception {
        Outcome outcome = call(SSLContext.getDefault());

        assertThat(outcome.result())
                .isEqualTo(
                        new ConnectionTest.Failed(
                                "The test call failed: the receiver's certificate is not signed by an authority that this server trusts."));
        assertThat(outcome.call()).hasValueSatisfying(call -> {
            assertThat(call.status()).isNull();
            assertThat(call.tls()).isNull();
        });
    }

    private static Outcome call(SSLContext trust) throws Exception {
        HttpsServer receiver = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        receiver.setHttpsConfigurator(new HttpsConfigurator(certificates.server("ip:127.0.0.1")));
        receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        receiver.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
        try (OutboundClient client = new OutboundClient(OutboundPolicy.of(false, List.of("127.0.0.0/8")), trust)) {
            Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
            CallHeaders headers = new CallHeaders(new ServerSettings(8080, Path.of("data"), Optional.empty()), clock);
            return new TestCall(headers, client, Ids.random(), clock)
                    .make(connection(
                            "https://127.0.0.1:" + receiver.getAddress().getPort() + "/"));
        } finally {
            receiver.stop(0);
        }
    }

    private static WebhookConnection connection(String url) {
        ConnectionView view = new ConnectionView(
                "Receiver",
                new FidesKey("receiver"),
                null,
                ConnectionType.HTTPS,
                ConnectionAccess.READ,
                NOW,
                NOW,
                false,
                null,
                null,
                null);
        return new WebhookConnection(
                view,
                Optional.of(new ConnectionSecrets(Map.of("url", url, "authorization", "Bearer x"))),
                List.of(
                        new SigningSecret("new".getBytes(UTF_8), NOW, Optional.empty()),
                        new SigningSecret("former".getBytes(UTF_8), NOW, Optional.of(NOW.plusSeconds(60)))));
    }
}
