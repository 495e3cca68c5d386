package io.habeas.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** When a call is tried again: after 1 s, 5 s, 30 s, then every 2 min, give or take a fifth, so that many do not come at once. */
final class RetrySchedule {
    private static final List<Duration> DELAYS =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(2));
    private static final double JITTER = 0.2;

    private RetrySchedule() {}

    /** The time to wait after the given try, counted from 1; empty when it was the last. What the receiver asked for wins. */
    static Optional<Duration> after(int attempt, int retries, Optional<Duration> asked, RandomGenerator random) {
        if (attempt > retries) {
            return Optional.empty();
        }
        return Optional.of(asked.orElseGet(() -> jittered(DELAYS.get(Math.min(attempt, DELAYS.size()) - 1), random)));
    }

    private static Duration jittered(Duration delay, RandomGenerator random) {
        double factor = random.nextDouble(1 - JITTER, 1 + JITTER);
        return Duration.ofMillis(Math.round(delay.toMillis() * factor));
    }
}
