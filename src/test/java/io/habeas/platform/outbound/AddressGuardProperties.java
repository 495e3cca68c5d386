package io.habeas.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.platform.outbound.AddressGuard.Verdict;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class AddressGuardProperties {
    private static final List<String> REFUSED = List.of(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "::/96",
            "64:ff9b:1::/48",
            "100::/64",
            "2001::/23",
            "2001:db8::/32",
            "3fff::/20",
            "4000::/2",
            "8000::/1",
            "fc00::/7",
            "fe80::/10",
            "fec0::/10",
            "ff00::/8");

    private final AddressGuard guard = new AddressGuard(Calls.STRICT);

    @Property
    void refusesEveryAddressOfEverySpecialNetwork(@ForAll("special") InetAddress address) {
        assertThat(guard.judge(address)).isInstanceOf(Verdict.Refused.class);
    }

    @Property
    void refusesWhateverTheJdkCallsLocal(@ForAll @Size(4) byte[] bytes) throws UnknownHostException {
        InetAddress address = InetAddress.getByAddress(bytes);
        boolean local = address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
        assertThat(!local || guard.judge(address) instanceof Verdict.Refused).isTrue();
    }

    @Property
    void judgesWhatStandsForAnIpv4AddressAsThatAddress(@ForAll("ipv4") InetAddress address)
            throws UnknownHostException {
        boolean permitted = guard.judge(address) instanceof Verdict.Permitted;
        byte[] four = address.getAddress();
        for (String form : List.of("::ffff:0:0", "64:ff9b::")) {
            assertThat(guard.judge(inside(form, 12, four)) instanceof Verdict.Permitted)
                    .isEqualTo(permitted);
        }
        assertThat(guard.judge(inside("2002::", 2, four)) instanceof Verdict.Permitted)
                .isEqualTo(permitted);
    }

    @Property
    void permitsEveryAddressOfAnAllowedNetwork(@ForAll("special") InetAddress address) {
        String base = address.getHostAddress();
        OutboundPolicy policy = OutboundPolicy.of(false, List.of(base));
        assertThat(new AddressGuard(policy).judge(address)).isEqualTo(new Verdict.Permitted());
    }

    @Property
    void judgesAnyIpv6AddressWithoutFailing(@ForAll @Size(16) byte[] bytes) throws UnknownHostException {
        InetAddress address = InetAddress.getByAddress(bytes);
        boolean global = (bytes[0] & 0xe0) == 0x20;
        boolean permitted = guard.judge(address) instanceof Verdict.Permitted;
        boolean translated = InetAddress.getByAddress(Arrays.copyOf(Arrays.copyOf(bytes, 12), 16))
                .getHostAddress()
                .matches("64:ff9b:.*|0\\.0\\.0\\.0");
        assertThat(global || !permitted || translated).isTrue();
    }

    @Provide
    Arbitrary<InetAddress> special() {
        return Combinators.combine(Arbitraries.of(REFUSED), bytes(16)).as((network, noise) -> {
            Cidr cidr = Cidr.parse(network);
            byte[] address = cidr.base().getAddress();
            for (int bit = cidr.prefix(); bit < address.length * 8; bit++) {
                address[bit / 8] |= (byte) (noise[bit / 8] & (0x80 >>> (bit % 8)));
            }
            return address(address);
        });
    }

    @Provide
    Arbitrary<InetAddress> ipv4() {
        return Arbitraries.oneOf(
                bytes(4).map(AddressGuardProperties::address),
                special().filter(address -> address.getAddress().length == 4));
    }

    private static Arbitrary<byte[]> bytes(int count) {
        return Arbitraries.bytes().array(byte[].class).ofSize(count);
    }

    private static InetAddress inside(String prefix, int at, byte[] four) throws UnknownHostException {
        byte[] bytes = prefix.startsWith("::ffff")
                ? new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 0, 0, 0, 0}
                : InetAddress.ofLiteral(prefix).getAddress();
        System.arraycopy(four, 0, bytes, at, 4);
        return Inet6Address.getByAddress(null, bytes, 0);
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return bytes.length == 16 ? Inet6Address.getByAddress(null, bytes, -1) : InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
