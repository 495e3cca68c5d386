package io.habeas.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HostLimitTest {
    private static final String URL = "https://receiver.example:8443/one";
    private final HostLimit limit = new HostLimit(2, Duration.ofMillis(30));

    @Test
    void noMoreThanSoManyCallsToAHostAtOnce() {
        try (var _ = limit.enter(URL).orElseThrow();
                var _ = limit.enter("https://RECEIVER.example:8443/two").orElseThrow()) {
            assertThat(limit.enter(URL)).isEmpty();
            assertThat(limit.enter("https://receiver.example/one"))
                    .as("another port is another host")
                    .isPresent();
        }
    }

    @Test
    void aPlaceThatBecomesFreeIsTaken() {
        limit.enter(URL).orElseThrow().close();
        limit.enter(URL).orElseThrow().close();

        assertThat(limit.enter(URL)).isPresent();
    }

    @Test
    void hostsThatNobodyCallsAreForgotten() {
        limit.enter(URL).orElseThrow().close();
        limit.enter("no URL at all").orElseThrow().close();

        assertThat(limit.hosts()).isZero();
    }

    @Test
    void holdsUnderManyThreads() {
        HostLimit patient = new HostLimit(3, Duration.ofSeconds(5));
        AtomicInteger calls = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger made = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 200)
                    .forEach(_ -> threads.submit(() -> {
                        var permit = patient.enter(URL);
                        if (permit.isPresent()) {
                            try (var _ = permit.get()) {
                                most.accumulateAndGet(calls.incrementAndGet(), Math::max);
                                Thread.yield();
                                made.incrementAndGet();
                                calls.decrementAndGet();
                            }
                        }
                    }));
        }

        assertThat(most).hasValueLessThanOrEqualTo(3);
        assertThat(made).hasPositiveValue();
        assertThat(patient.hosts()).isZero();
    }
}
