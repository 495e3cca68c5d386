package io.habeas.request;

import io.habeas.platform.web.WireNames;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Counts what happens to requests, once it is committed. */
@Component
class RequestMeters {
    private static final String SUBMITTED = "submit";
    private final MeterProvider<Counter> changes;

    RequestMeters(MeterRegistry registry) {
        this.changes = Counter.builder("habeas.request.changes")
                .description("What happened to requests: submitted, started, paused, complete and so on")
                .withRegistry(registry);
    }

    void submitted() {
        count(SUBMITTED);
    }

    void changed(Transition transition) {
        count(WireNames.of(transition));
    }

    private void count(String change) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            changes.withTag("change", change).increment();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                changes.withTag("change", change).increment();
            }
        });
    }
}
