package io.habeas.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class OutboundPolicyTest {
    @Test
    void readsNetworks() {
        assertThat(OutboundPolicy.of(true, List.of("10.0.0.0/8", "fd00::/8")).allowedNetworks())
                .containsExactly(Cidr.parse("10.0.0.0/8"), Cidr.parse("fd00::/8"));
    }

    @Test
    void namesEveryBadNetworkAtOnce() {
        assertThatThrownBy(() -> OutboundPolicy.of(false, List.of("10/8", "fd00::/8", "10.0.0.0/40")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("outbound.allowed_networks: '10/8' is not a network")
                .hasMessageContaining("'10.0.0.0/40'")
                .hasMessageNotContaining("fd00::/8'");
    }
}
