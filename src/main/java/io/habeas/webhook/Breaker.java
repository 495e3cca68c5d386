package io.habeas.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a receiver that keeps failing may be called: the circuit breaker of one connection, as a pure state machine.
 *
 * <ol>
 *   <li>Closed: calls go out. A number of failures in a row opens it.
 *   <li>Open: calls are held back until its time is over. Then one call is let out as a probe, under a lease, so that a probe whose node died
 *       is followed by another.
 *   <li>A probe that fails opens it again for twice the time, up to a limit. Any success closes it.
 * </ol>
 *
 * @param failures in a row, as far as they count
 * @param openings how often in a row it was opened
 * @param openUntil when the next probe may leave; null while it is closed
 * @param probe the number of the latest probe
 * @param probeUntil when the lease of a probe that is under way ends
 */
record Breaker(
        int failures,
        int openings,
        @Nullable Instant openUntil,
        long probe,
        @Nullable Instant probeUntil) {
    static final Breaker NEW = new Breaker(0, 0, null, 0, null);
    private static final int MOST_COUNTED = 1_000_000;

    /** What a call that wants to leave is told. */
    sealed interface Admission {

        /** It may leave. */
        record Go() implements Admission {}

        /** It may leave as the probe, once this state is stored. */
        record Probe(Breaker next) implements Admission {}

        /** It may not, and asks again at this time. */
        record Hold(Instant until) implements Admission {}
    }

    /** Whether a call may leave now; the lease is how long it may take at most. */
    Admission admit(Instant now, Duration lease) {
        if (openUntil == null) {
            return new Admission.Go();
        }
        if (openUntil.isAfter(now)) {
            return new Admission.Hold(openUntil);
        }
        if (probeUntil != null && probeUntil.isAfter(now)) {
            return new Admission.Hold(probeUntil);
        }
        return new Admission.Probe(new Breaker(failures, openings, openUntil, probe + 1, now.plus(lease)));
    }

    /** After a success, of any call. */
    Breaker succeeded() {
        return new Breaker(0, 0, null, probe, null);
    }

    /**
     * After a failure. That of a call that left before the breaker opened, or of a probe that was overtaken, says nothing new.
     *
     * @param asked how long the receiver wants to be left alone
     */
    Breaker failed(Pass pass, Instant now, Optional<Duration> asked, BreakerSettings settings) {
        int counted = Math.min(failures + 1, MOST_COUNTED);
        boolean opens = openUntil == null && settings.breakerFailures() > 0 && counted >= settings.breakerFailures();
        if (!opens && !isOf(pass)) {
            return openUntil == null ? new Breaker(counted, openings, null, probe, null) : this;
        }
        Duration ours = openTime(openings, settings);
        Duration time = asked.filter(longer -> longer.compareTo(ours) > 0).orElse(ours);
        return new Breaker(counted, openings + 1, now.plus(time), probe, null);
    }

    /** After a call that tells nothing of the receiver's health: if it was the probe, the next one is made after the same time again. */
    Breaker learnedNothing(Pass pass, Instant now, BreakerSettings settings) {
        return isOf(pass)
                ? new Breaker(failures, openings, now.plus(openTime(openings - 1, settings)), probe, null)
                : this;
    }

    boolean isOpen() {
        return openUntil != null;
    }

    private boolean isOf(Pass pass) {
        return openUntil != null && probeUntil != null && pass.probe() == probe;
    }

    private static Duration openTime(int before, BreakerSettings settings) {
        Duration longest = settings.breakerLongestOpenTime();
        int doublings = Math.clamp(before, 0, 20);
        Duration time = settings.breakerOpenTime().multipliedBy(1L << doublings);
        return time.compareTo(longest) < 0 ? time : longest;
    }
}
