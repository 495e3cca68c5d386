package io.habeas.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedResolverTest {
    private final AddressGuard guard = new AddressGuard(Calls.STRICT);

    /** The URL's reader refuses most of these before; this shows that none gets through even without it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1",
                "0x7f000001",
                "0x7f.1",
                "2130706433",
                "017700000001",
                "0177.0.0.1.",
                "::1",
                "[::1]",
                "::ffff:127.0.0.1",
                "[::ffff:127.0.0.1]",
                "::ffff:7f00:1",
                "0:0:0:0:0:ffff:a00:1",
                "localhost",
                "LOCALHOST",
                "localhost.",
                "169.254.169.254",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "127。0。0。1",
                "0"
            })
    void refusesEveryWayToWriteALocalAddress(String host) {
        GuardedResolver resolver = new GuardedResolver(guard, InetAddress::getAllByName);
        assertThatThrownBy(() -> resolver.resolve(host)).isInstanceOf(UnknownHostException.class);
    }

    @Test
    void handsOutTheVeryAddressesThatItChecked() throws UnknownHostException {
        InetAddress[] found = {InetAddress.ofLiteral("8.8.8.8"), InetAddress.ofLiteral("2606:4700::1111")};
        assertThat(new GuardedResolver(guard, host -> found).resolve("example.com"))
                .containsExactly(found);
    }

    @Test
    void refusesAHostWithASingleBadAddress() {
        InetAddress[] found = {InetAddress.ofLiteral("8.8.8.8"), InetAddress.ofLiteral("10.0.0.1")};
        assertThatThrownBy(() -> new GuardedResolver(guard, host -> found).resolve("example.com"))
                .isInstanceOf(AddressRefusedException.class)
                .hasMessageContaining("10.0.0.1 is a private address");
    }

    @Test
    void treatsAHostWithoutAddressesAsUnknown() {
        assertThatThrownBy(() -> new GuardedResolver(guard, host -> new InetAddress[0]).resolve("example.com"))
                .isInstanceOf(UnknownHostException.class)
                .isNotInstanceOf(AddressRefusedException.class);
    }

    @Test
    void looksUpNoCanonicalName() {
        assertThat(new GuardedResolver(guard, host -> new InetAddress[0]).resolveCanonicalHostname("a.example"))
                .isEqualTo("a.example");
    }
}
