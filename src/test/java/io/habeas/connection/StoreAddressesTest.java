package io.habeas.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.Defect;
import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreAddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "169.254.0.1",
                "169.254.170.2",
                "168.63.129.16",
                "100.100.100.200",
                "192.0.0.192",
                "fe80::1",
                "febf::1",
                "fd00:ec2::254",
                "fd00:ec2::23",
                "fd20:ce::254",
                "::ffff:169.254.169.254",
                "::169.254.169.254",
                "64:ff9b::a9fe:a9fe",
                "2002:a9fe:a9fe::1"
            })
    @Defect("D13")
    void refusesLinkLocalAndMetadataAddresses(String address) {
        assertThat(StoreAddresses.refusal(InetAddress.ofLiteral(address))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.0.0.1",
                "192.168.1.1",
                "172.16.0.1",
                "169.253.255.255",
                "8.8.8.8",
                "::1",
                "fd00::1",
                "fec0::1",
                "2001:db8::1",
                "64:ff9b::a00:1"
            })
    void takesPrivateAndPublicOnes(String address) {
        assertThat(StoreAddresses.refusal(InetAddress.ofLiteral(address))).isEmpty();
    }
}
