package io.habeas.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CidrTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "192.168.1.128/25, 192.168.1.127, false",
        "192.168.1.128/25, 192.168.1.128, true",
        "0.0.0.0/0, 203.0.113.1, true",
        "127.0.0.1, 127.0.0.1, true",
        "127.0.0.1, 127.0.0.2, false",
        "fd00::/8, fd12:3456::1, true",
        "fd00::/8, fe80::1, false",
        "::1, ::1, true",
        "::/0, 127.0.0.1, false",
        "0.0.0.0/0, ::1, false",
    })
    void holdsTheAddressesOfItsPrefix(String network, String address, boolean expected) {
        assertThat(Cidr.parse(network).contains(InetAddress.ofLiteral(address))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "10/8, is not a network such as",
        "10.0.0.0.0/8, is not a network such as",
        "010.0.0.0/8, is not a network such as",
        "0x0a000000/8, is not a network such as",
        "localhost, is not a network such as",
        "example.com/24, is not a network such as",
        "'', is not a network such as",
        "fe80::1%eth0, is not a network such as",
        "::ffff:10.0.0.0/104, is not a network such as",
        "10.0.0.0/, has no prefix length",
        "10.0.0.0/x, has no prefix length",
        "10.0.0.0/-1, has no prefix length",
        "10.0.0.0/33, must be between 0 and 32",
        "fd00::/129, must be between 0 and 128",
        "10.1.2.3/8, has bits set after its prefix",
        "fd00::1/8, has bits set after its prefix",
    })
    void saysWhatIsWrong(String network, String message) {
        assertThatThrownBy(() -> Cidr.parse(network))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void showsItselfAsItIsWritten() {
        assertThat(Cidr.parse("10.0.0.0/8")).hasToString("10.0.0.0/8");
    }
}
