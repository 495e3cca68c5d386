package io.habeas.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.time.api.constraints.InstantRange;

class DateTimesProperties {
    private static final long SECONDS_UP_TO = 20_000_000_000L;
    private static final long FAR = 99_999_999_999_999_999L;

    @Property
    void whatWeWriteIsReadAsTheSameInstant(
            @ForAll @InstantRange(min = "0001-01-01T00:00:00Z", max = "9999-12-30T23:59:59Z") Instant instant) {
        Instant written = instant.truncatedTo(ChronoUnit.MICROS);

        assertThat(DateTimes.parse(JsonShapes.timestamp(written))).isEqualTo(written);
    }

    @Property
    void aNumberIsSecondsOrMillisecondsOrRefused(@ForAll @LongRange(min = -FAR, max = FAR) long number) {
        try {
            assertThat(DateTimes.parse(Long.toString(number)))
                    .isEqualTo(Instant.ofEpochMilli(Math.abs(number) > SECONDS_UP_TO ? number : number * 1_000));
        } catch (InvalidValue refused) {
            assertThat(Math.abs(Instant.ofEpochMilli(number).getEpochSecond())).isGreaterThan(60_000_000_000L);
        }
    }

    @Property
    void anyTextIsATimestampOrRefusedAsAValue(@ForAll String text) {
        try {
            assertThat(DateTimes.parse(text)).isBefore(Instant.parse("9999-12-31T00:00:01Z"));
        } catch (InvalidValue refused) {
            assertThat(refused).hasMessage("invalid datetime format");
        }
    }
}
