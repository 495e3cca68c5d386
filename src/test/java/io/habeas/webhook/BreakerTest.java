package io.habeas.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.webhook.Breaker.Admission;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BreakerTest {
    private static final BreakerSettings SETTINGS =
            new BreakerSettings(32, 3, Duration.ofSeconds(30), Duration.ofMinutes(5));
    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
    private static final Duration LEASE = Duration.ofSeconds(45);

    @Test
    void staysClosedBelowTheNumberOfFailures() {
        Breaker twice = failing(2);

        assertThat(twice.admit(NOW, LEASE)).isEqualTo(new Admission.Go());
        assertThat(twice.failures()).isEqualTo(2);
    }

    @Test
    void aSuccessInBetweenStartsTheCountAnew() {
        Breaker breaker = fail(fail(failing(2).succeeded()));

        assertThat(breaker.isOpen()).isFalse();
    }

    @Test
    void opensWithTheLastOfThemAndHoldsCallsBackForItsTime() {
        Breaker open = failing(3);

        assertThat(open.admit(NOW.plusSeconds(29), LEASE)).isEqualTo(new Admission.Hold(NOW.plusSeconds(30)));
        assertThat(open.admit(NOW.plusSeconds(30), LEASE)).isInstanceOf(Admission.Probe.class);
    }

    @Test
    void oneProbeAtATimeUntilItsLeaseEnds() {
        Breaker probing = probe(failing(3), 30);

        assertThat(probing.admit(NOW.plusSeconds(31), LEASE)).isEqualTo(new Admission.Hold(NOW.plusSeconds(75)));
        assertThat(probing.admit(NOW.plusSeconds(75), LEASE)).isInstanceOf(Admission.Probe.class);
    }

    @Test
    void aProbeThatFailsOpensItForTwiceTheTimeUpToTheLongest() {
        Breaker breaker = failing(3);
        Instant now = NOW;
        for (int expected : new int[] {60, 120, 240, 300, 300}) {
            now = breaker.openUntil();
            Breaker probing = ((Admission.Probe) breaker.admit(now, LEASE)).next();
            breaker = probing.failed(Pass.ofProbe(probing.probe()), now, Optional.empty(), SETTINGS);
            assertThat(Duration.between(now, breaker.openUntil())).hasSeconds(expected);
        }
    }

    @Test
    void aProbeThatSucceedsClosesItAndForgetsTheDoublings() {
        Breaker probing = probe(failing(3), 30);

        Breaker closed = probing.succeeded();

        assertThat(closed.admit(NOW, LEASE)).isEqualTo(new Admission.Go());
        assertThat(closed.failures() + closed.openings()).isZero();
    }

    @Test
    void aCallThatLeftBeforeItOpenedSaysNothingNewWhenItFails() {
        Breaker open = failing(3);
        Breaker probing = probe(open, 30);

        assertThat(fail(open)).isEqualTo(open);
        assertThat(fail(probing)).isEqualTo(probing);
    }

    @Test
    void aProbeThatWasOvertakenSaysNothingNewWhenItFails() {
        Breaker first = probe(failing(3), 30);
        Breaker second = probe(first, 80);

        assertThat(second.failed(Pass.ofProbe(first.probe()), NOW, Optional.empty(), SETTINGS))
                .isEqualTo(second);
    }

    @Test
    void aProbeThatLearnedNothingIsFollowedByAnotherAfterTheSameTime() {
        Breaker probing = probe(failing(3), 30);
        Instant now = NOW.plusSeconds(31);

        Breaker open = probing.learnedNothing(Pass.ofProbe(probing.probe()), now, SETTINGS);

        assertThat(open.openUntil()).isEqualTo(now.plusSeconds(30));
        assertThat(open.openings()).isEqualTo(1);
        assertThat(open.learnedNothing(Pass.UNTROUBLED, now, SETTINGS)).isEqualTo(open);
    }

    @Test
    void theReceiverMayAskForALongerTimeButNotForAShorterOne() {
        Breaker twice = failing(2);

        assertThat(open(twice, Duration.ofMinutes(10))).hasMinutes(10);
        assertThat(open(twice, Duration.ofSeconds(1))).hasSeconds(30);
    }

    @Test
    void zeroFailuresAreNeverEnough() {
        var never = new BreakerSettings(32, 0, Duration.ofSeconds(30), Duration.ofMinutes(5));

        Breaker breaker = Breaker.NEW.failed(Pass.UNTROUBLED, NOW, Optional.empty(), never);

        assertThat(breaker.isOpen()).isFalse();
    }

    private static Duration open(Breaker breaker, Duration asked) {
        return Duration.between(
                NOW,
                breaker.failed(Pass.UNTROUBLED, NOW, Optional.of(asked), SETTINGS)
                        .openUntil());
    }

    private static Breaker failing(int times) {
        Breaker breaker = Breaker.NEW;
        for (int i = 0; i < times; i++) {
            breaker = fail(breaker);
        }
        return breaker;
    }

    private static Breaker fail(Breaker breaker) {
        return breaker.failed(Pass.UNTROUBLED, NOW, Optional.empty(), SETTINGS);
    }

    private static Breaker probe(Breaker breaker, int second) {
        return ((Admission.Probe) breaker.admit(NOW.plusSeconds(second), LEASE)).next();
    }
}
