package io.habeas.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

    @ParameterizedTest
    @CsvSource({"0,0", "120,120", "' 7 ',7", "3600,3600", "86400,3600", "999999999,3600"})
    void secondsUpToAnHour(String header, long seconds) {
        assertThat(RetryAfter.parse(header, NOW)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Tue, 24 Nov 2026 00:02:00 GMT | 120",
                "Tue, 24 Nov 2026 09:00:00 GMT | 3600",
                "Mon, 23 Nov 2026 23:00:00 GMT | 0"
            })
    void aDateUpToAnHourAhead(String header, long seconds) {
        assertThat(RetryAfter.parse(header, NOW)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5", "1.5", "10s", "99999999999999999999", "2026-11-24T00:02:00Z"})
    void anythingElseIsPassedOver(String header) {
        assertThat(RetryAfter.parse(header, NOW)).isEmpty();
    }

    @Test
    void withoutTheHeaderThereIsNone() {
        assertThat(RetryAfter.parse(null, NOW)).isEmpty();
    }
}
