package io.habeas.webhook;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Lets calls out. A call needs a place among those to its host, and its connection's breaker must not hold it back; then its attempt is a
 * row, and it leaves. A call that is held back has no row and is no attempt.
 */
@Component
class Departures {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration MARGIN = Duration.ofSeconds(15);
    private static final Duration BUSY = Duration.ofSeconds(1);
    private static final Duration LONGEST_SPREAD = Duration.ofSeconds(5);
    private final Attempts attempts;
    private final Breakers breakers;
    private final HostLimit hosts;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Departures(Attempts attempts, Breakers breakers, BreakerSettings settings, Clock clock) {
        this.attempts = attempts;
        this.breakers = breakers;
        this.hosts = new HostLimit(settings.callsPerHost(), PATIENCE);
        this.clock = clock;
    }

    /** What is done with a call that may leave. */
    @FunctionalInterface
    interface Leaving {
        CallReport leave(long attempt, Pass pass);
    }

    /** Has the call made, or reports that it is held back. */
    CallReport depart(WebhookCall call, Receiver receiver, int bodySize, Leaving leaving) {
        Optional<HostLimit.Permit> place = hosts.enter(receiver.url());
        if (place.isEmpty()) {
            return CallReport.heldBack(
                    call, "its host has as many calls as it may have at once", spread(clock.instant(), BUSY, BUSY));
        }
        try (HostLimit.Permit _ = place.get()) {
            Optional<Attempts.Begun> begun = attempts.beginUnlessOpen(call, bodySize);
            return begun.isPresent()
                    ? leaving.leave(
                            begun.get().attempt(), new Pass(0, begun.get().troubled()))
                    : ask(call, bodySize, leaving);
        }
    }

    private CallReport ask(WebhookCall call, int bodySize, Leaving leaving) {
        Duration lease = call.webhook().timeout().plus(MARGIN);
        return switch (breakers.admit(call.webhook().connectionKey(), lease)) {
            case Breaker.Admission.Go _ -> leaving.leave(attempts.begin(call, bodySize), new Pass(0, true));
            case Breaker.Admission.Probe(Breaker next) ->
                leaving.leave(attempts.begin(call, bodySize), Pass.ofProbe(next.probe()));
            case Breaker.Admission.Hold(Instant until) -> {
                Duration tenth = Duration.between(clock.instant(), until).dividedBy(10);
                yield CallReport.heldBack(
                        call,
                        "its receiver keeps failing",
                        spread(until, Duration.ZERO, tenth.compareTo(LONGEST_SPREAD) < 0 ? tenth : LONGEST_SPREAD));
            }
        };
    }

    /** A while later, so that not all who are held back come at once. */
    private Instant spread(Instant from, Duration atLeast, Duration more) {
        return from.plus(atLeast).plusMillis(random.nextLong(Math.max(1, more.toMillis())));
    }
}
