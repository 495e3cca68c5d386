package io.habeas.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class OutboundLimitsTest {
    @Test
    void areTheOnesOfTheDesignUnlessSaidOtherwise() {
        assertThat(OutboundLimits.DEFAULT)
                .isEqualTo(new OutboundLimits(Duration.ofSeconds(5), Duration.ofSeconds(30), 262_144));
    }

    @Test
    void areNeverEndless() {
        assertThatThrownBy(() -> OutboundLimits.DEFAULT.withTotal(Duration.ZERO))
                .hasMessageContaining("total");
        assertThatThrownBy(() -> OutboundLimits.DEFAULT.withTotal(Duration.ofDays(1)))
                .hasMessageContaining("total");
        assertThatThrownBy(() -> new OutboundLimits(Duration.ofSeconds(-1), Duration.ofSeconds(1), 1))
                .hasMessageContaining("connect");
        assertThatThrownBy(() -> new OutboundLimits(Duration.ofSeconds(1), Duration.ofSeconds(1), -1))
                .hasMessageContaining("maxReplyBytes");
    }
}
