package io.habeas.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.habeas.Defect;
import io.habeas.platform.outbound.OutboundResult.Answered;
import io.habeas.platform.outbound.OutboundResult.Blocked;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The guard as an attacker meets it: through a URL, with a receiver listening on loopback that must never be reached.
 */
class OutboundGuardTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
    private static final OutboundPolicy HTTP = OutboundPolicy.of(true, List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1",
                "0x7f000001",
                "0x7f.0.0.1",
                "2130706433",
                "017700000001",
                "0177.0.0.1",
                "0",
                "0.0.0.0",
                "localhost",
                "LOCALHOST",
                "[::1]",
                "[::]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[0:0:0:0:0:ffff:127.0.0.1]",
                "[::127.0.0.1]",
                "[64:ff9b::127.0.0.1]",
                "[2002:7f00:1::]",
                "127%2e0%2e0%2e1",
                "127。0。0。1",
                "①②⑦.⓪.⓪.①",
                "[::1%25lo]",
                "[fe80::1]"
            })
    @Defect("D13")
    void reachesNoLocalReceiverByAnyFormOfItsAddress(String host) {
        try (RawReceiver receiver = RawReceiver.saying(OK);
                OutboundClient client = new OutboundClient(HTTP)) {
            String url = "http://" + host + ":" + receiver.port() + "/";
            assertThat(client.post(Calls.to(url)).result()).isInstanceOf(Blocked.class);
            assertThat(receiver.connections()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"169.254.169.254", "10.0.0.1", "172.16.0.1", "192.168.0.1", "100.100.100.200", "[fd00:ec2::254]"
            })
    void blocksPrivateNetworksAndMetadata(String host) {
        try (OutboundClient client = new OutboundClient(Calls.STRICT)) {
            OutboundResponse response = client.post(Calls.to("https://" + host + "/latest/meta-data?token=secret"));
            assertThat(response.result())
                    .isInstanceOfSatisfying(
                            Blocked.class,
                            blocked -> assertThat(blocked.reason())
                                    .startsWith("the address ")
                                    .endsWith("outbound.allowed_networks does not list it")
                                    .doesNotContain("secret"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://receiver.example/?s3cret, only https",
        "https://u:s3cret@receiver.example/, user name",
        "ftp://receiver.example/s3cret, not https",
        "https:///s3cret, no host",
        "s3cret, no scheme",
        "https://receiver.example/s3cret here, not valid",
    })
    void blocksWhatIsNoHttpsUrlAndDoesNotShowIt(String url, String reason) {
        try (OutboundClient client = new OutboundClient(Calls.STRICT)) {
            assertThat(client.post(Calls.to(url)).result())
                    .isInstanceOfSatisfying(
                            Blocked.class,
                            blocked -> assertThat(blocked.reason())
                                    .contains(reason)
                                    .doesNotContain("s3cret"));
        }
    }

    @Test
    void blocksANameThatPointsInside() {
        try (RawReceiver receiver = RawReceiver.saying(OK);
                OutboundClient client = Calls.client(HTTP, Calls.always("127.0.0.1"))) {
            assertThat(client.post(Calls.to("http://receiver.example:" + receiver.port() + "/"))
                            .result())
                    .isInstanceOf(Blocked.class);
            assertThat(receiver.connections()).isZero();
        }
    }

    @Test
    void reachesAReceiverInAnAllowedNetworkByItsName() {
        try (RawReceiver receiver = RawReceiver.saying(OK);
                OutboundClient client = Calls.client(Calls.LOOPBACK, Calls.always("127.0.0.1"))) {
            OutboundResponse response = client.post(Calls.to("http://receiver.example:" + receiver.port() + "/"));
            assertThat(response.result()).isInstanceOf(Answered.class);
            assertThat(response.address()).isEqualTo("127.0.0.1:" + receiver.port());
            assertThat(receiver.requests().getFirst()).contains("host: receiver.example:" + receiver.port());
        }
    }

    /** The name server answers with a good address first and an inner one from then on, as an attacker's would. */
    @Test
    void cannotBeReboundBetweenCheckAndConnect() {
        OutboundPolicy one = OutboundPolicy.of(true, List.of("127.0.0.1/32"));
        AtomicInteger lookups = new AtomicInteger();
        Lookup rebinding = host -> Calls.always(lookups.getAndIncrement() == 0 ? "127.0.0.1" : "127.0.0.2")
                .addressesOf(host);
        try (RawReceiver good = RawReceiver.saying(OK);
                RawReceiver inner = RawReceiver.playing("127.0.0.2", connection -> RawReceiver.say(connection, OK));
                OutboundClient client = Calls.client(one, rebinding)) {
            assertThat(client.post(Calls.to("http://receiver.example:" + good.port() + "/"))
                            .result())
                    .isInstanceOf(Answered.class);
            assertThat(lookups).hasValue(1);
            assertThat(client.post(Calls.to("http://receiver.example:" + inner.port() + "/"))
                            .result())
                    .isInstanceOf(Blocked.class);
            assertThat(inner.connections()).isZero();
        }
    }

    @Test
    void blocksANameThatPointsInsideAndOutsideAtOnce() {
        Lookup both = host -> new InetAddress[] {InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("10.0.0.1")};
        try (RawReceiver receiver = RawReceiver.saying(OK);
                OutboundClient client = Calls.client(Calls.LOOPBACK, both)) {
            assertThat(client.post(Calls.to("http://receiver.example:" + receiver.port() + "/"))
                            .result())
                    .isInstanceOf(Blocked.class);
            assertThat(receiver.connections()).isZero();
        }
    }

    @Test
    void triesTheNextAddressOfAHostWhenOneIsDown() {
        Lookup both =
                host -> new InetAddress[] {InetAddress.ofLiteral("127.0.0.3"), InetAddress.ofLiteral("127.0.0.1")};
        try (RawReceiver receiver = RawReceiver.saying(OK);
                OutboundClient client = Calls.client(Calls.LOOPBACK, both)) {
            assertThat(client.post(Calls.to("http://receiver.example:" + receiver.port() + "/"))
                            .result())
                    .isInstanceOf(Answered.class);
        }
    }

    /** A proxy would connect on our behalf, and the guard would have judged nothing but the proxy. */
    @Test
    void usesNoProxyOfTheSystem() {
        Properties before = (Properties) System.getProperties().clone();
        try (RawReceiver receiver = RawReceiver.saying(OK);
                RawReceiver proxy = RawReceiver.saying(OK);
                OutboundClient client = new OutboundClient(Calls.LOOPBACK)) {
            for (String kind : List.of("socks", "http.", "https.")) {
                System.setProperty(kind + (kind.equals("socks") ? "ProxyHost" : "proxyHost"), "127.0.0.1");
                System.setProperty(kind + (kind.equals("socks") ? "ProxyPort" : "proxyPort"), "" + proxy.port());
            }
            System.setProperty("socksNonProxyHosts", "");
            System.setProperty("http.nonProxyHosts", "");
            assertThat(client.post(Calls.to(receiver.url())).result()).isInstanceOf(Answered.class);
            assertThat(proxy.connections()).isZero();
        } finally {
            System.setProperties(before);
        }
    }

    @Test
    void asksTheGuardAgainAtTheSocket() throws IOException {
        try (RawReceiver receiver = RawReceiver.saying(OK);
                Socket socket = new GuardedSocket(new AddressGuard(Calls.STRICT))) {
            assertThatThrownBy(() ->
                            socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), receiver.port())))
                    .isInstanceOf(AddressRefusedException.class);
            assertThatThrownBy(() -> socket.connect(InetSocketAddress.createUnresolved("localhost", receiver.port())))
                    .isInstanceOf(UnknownHostException.class);
            assertThat(receiver.connections()).isZero();
        }
    }
}
