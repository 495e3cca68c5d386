package io.habeas.platform.telemetry;

import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Where the histograms of durations have their bounds. */
public final class Buckets {
    private Buckets() {}

    /** For one call: 5 ms to a minute. */
    public static Duration[] ofCalls() {
        return millis(5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000);
    }

    /** For work that may have many calls and rows: 10 ms to an hour. */
    public static Duration[] ofWork() {
        return millis(10, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 300_000, 900_000, 3_600_000);
    }

    private static Duration[] millis(int... bounds) {
        Stream<Duration> times = IntStream.of(bounds).mapToObj(Duration::ofMillis);
        return times.toArray(Duration[]::new);
    }
}
