package io.habeas.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.platform.outbound.AddressGuard.Verdict;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
    private final AddressGuard guard = new AddressGuard(Calls.STRICT);

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, this network",
        "127.0.0.1, loopback",
        "127.255.255.254, loopback",
        "10.1.2.3, private",
        "172.16.0.1, private",
        "172.31.255.255, private",
        "192.168.0.1, private",
        "100.64.0.1, carriers",
        "100.100.100.200, carriers",
        "169.254.169.254, metadata",
        "168.63.129.16, Azure",
        "192.0.0.192, IETF",
        "192.0.2.1, documentation",
        "198.51.100.1, documentation",
        "203.0.113.1, documentation",
        "192.88.99.1, 6to4",
        "198.18.0.1, benchmarking",
        "198.19.255.255, benchmarking",
        "224.0.0.1, multicast",
        "240.0.0.1, reserved",
        "255.255.255.255, broadcast",
        "::, unspecified",
        "::1, loopback",
        "::8.8.8.8, IPv4-compatible",
        "fc00::1, private",
        "fd00:ec2::254, private",
        "fe80::1, link-local",
        "fec0::1, site-local",
        "ff02::1, multicast",
        "2001::1, Teredo",
        "2001:db8::1, documentation",
        "3fff::1, documentation",
        "2001:20::1, ORCHID",
        "2001:1::1, IETF",
        "100::1, discard",
        "64:ff9b:1::808:808, translation",
        "5f00::1, segment routing",
        "::ffff:0:8.8.8.8, no global unicast",
        "4000::1, no global unicast",
        "64:ff9b::169.254.169.254, stands for 169.254.169.254",
        "2002:7f00:1::1, stands for 127.0.0.1",
    })
    void refusesWhatIsNotPublicAndSaysWhy(String address, String reason) {
        assertThat(guard.judge(InetAddress.ofLiteral(address)))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.reason()).contains(reason));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "1.1.1.1",
                "172.15.255.255",
                "172.32.0.0",
                "100.128.0.0",
                "169.253.255.255",
                "192.0.1.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2606:4700::1111",
                "2a00:1450:4001::1",
                "64:ff9b::8.8.8.8",
                "2002:808:808::1",
                "2001:200::1"
            })
    void permitsPublicAddresses(String address) {
        assertThat(guard.judge(InetAddress.ofLiteral(address))).isEqualTo(new Verdict.Permitted());
    }

    @Test
    void seesThroughAnIpv4AddressMappedIntoIpv6() throws UnknownHostException {
        byte[] mapped = new byte[16];
        mapped[10] = (byte) 0xff;
        mapped[11] = (byte) 0xff;
        mapped[12] = 127;
        mapped[15] = 1;
        InetAddress address = Inet6Address.getByAddress(null, mapped, 0);
        assertThat(address).isInstanceOf(Inet6Address.class);
        assertThat(guard.judge(address))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.reason())
                                .contains("stands for 127.0.0.1, which is a loopback address"));
    }

    @Test
    void letsAllowedNetworksThroughAndNothingBesideThem() {
        AddressGuard open = new AddressGuard(OutboundPolicy.of(false, List.of("10.1.0.0/16", "fd12::/16")));
        assertThat(open.judge(InetAddress.ofLiteral("10.1.2.3"))).isEqualTo(new Verdict.Permitted());
        assertThat(open.judge(InetAddress.ofLiteral("64:ff9b::10.1.2.3"))).isEqualTo(new Verdict.Permitted());
        assertThat(open.judge(InetAddress.ofLiteral("fd12::1"))).isEqualTo(new Verdict.Permitted());
        assertThat(open.judge(InetAddress.ofLiteral("10.2.0.1"))).isInstanceOf(Verdict.Refused.class);
        assertThat(open.judge(InetAddress.ofLiteral("fd13::1"))).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void doesNotTellTheZoneOfAnAddress() throws UnknownHostException {
        InetAddress scoped =
                Inet6Address.getByAddress(null, InetAddress.ofLiteral("fe80::1").getAddress(), 7);
        assertThat(guard.judge(scoped).toString()).doesNotContain("%");
    }
}
