package io.habeas.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.webhook.Breaker.Admission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever happens in whatever order: calls are let out as the breaker promises. */
class BreakerProperties {
    private static final BreakerSettings SETTINGS =
            new BreakerSettings(32, 3, Duration.ofSeconds(30), Duration.ofMinutes(5));
    private static final Duration LEASE = Duration.ofSeconds(45);

    /** Time passes, a call wants to leave, and one that is under way ends so. */
    record Event(int seconds, boolean leaves, int ending, int which) {}

    @Provide
    Arbitrary<List<Event>> histories() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 9))
                .as(Event::new)
                .list()
                .ofMaxSize(60);
    }

    @Property
    void neverTwoProbesUnderTheirLeasesAndNeverAHoldWithoutEnd(@ForAll("histories") List<Event> history) {
        Breaker breaker = Breaker.NEW;
        Instant now = Instant.EPOCH;
        Instant leaseEnds = Instant.MIN;
        List<Pass> underWay = new ArrayList<>();
        for (Event event : history) {
            now = now.plusSeconds(event.seconds());
            if (event.leaves()) {
                switch (breaker.admit(now, LEASE)) {
                    case Admission.Go _ -> underWay.add(Pass.UNTROUBLED);
                    case Admission.Hold(Instant until) ->
                        assertThat(until).isAfter(now).isBeforeOrEqualTo(now.plusSeconds(300));
                    case Admission.Probe(Breaker next) -> {
                        assertThat(now).isAfterOrEqualTo(leaseEnds);
                        leaseEnds = now.plus(LEASE);
                        underWay.add(Pass.ofProbe(next.probe()));
                        breaker = next;
                    }
                }
            } else if (!underWay.isEmpty()) {
                Pass pass = underWay.remove(event.which() % underWay.size());
                breaker = ended(breaker, pass, event.ending(), now);
                leaseEnds = breaker.probeUntil() == null ? Instant.MIN : leaseEnds;
            }
        }
    }

    @Property
    void onceItSucceedsItIsAsGoodAsNew(@ForAll("histories") List<Event> history) {
        Breaker breaker = Breaker.NEW;
        for (Event event : history) {
            breaker = ended(breaker, Pass.UNTROUBLED, event.ending(), Instant.EPOCH);
        }

        assertThat(breaker.succeeded().admit(Instant.EPOCH, LEASE)).isEqualTo(new Admission.Go());
        assertThat(breaker.succeeded().succeeded()).isEqualTo(breaker.succeeded());
    }

    private static Breaker ended(Breaker breaker, Pass pass, int ending, Instant now) {
        return switch (ending) {
            case 0 -> breaker.succeeded();
            case 1 -> breaker.learnedNothing(pass, now, SETTINGS);
            default -> breaker.failed(pass, now, Optional.empty(), SETTINGS);
        };
    }
}
