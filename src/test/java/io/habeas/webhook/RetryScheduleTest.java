package io.habeas.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryScheduleTest {
    private final Random random = new Random(1);

    @ParameterizedTest
    @CsvSource({"1,1", "2,5", "3,30", "4,120", "5,120", "20,120"})
    void delaysGrowAndVaryByAFifth(int attempt, long seconds) {
        assertThat(RetrySchedule.after(attempt, 20, Optional.empty(), random))
                .hasValueSatisfying(delay -> assertThat(delay.toMillis()).isBetween(seconds * 800, seconds * 1200));
    }

    @Test
    void afterTheLastRetryThereIsNone() {
        assertThat(RetrySchedule.after(5, 4, Optional.empty(), random)).isEmpty();
        assertThat(RetrySchedule.after(1, 0, Optional.of(Duration.ofSeconds(3)), random))
                .isEmpty();
    }

    @Test
    void whatTheReceiverAskedForWins() {
        assertThat(RetrySchedule.after(1, 4, Optional.of(Duration.ofMinutes(10)), random))
                .contains(Duration.ofMinutes(10));
    }
}
