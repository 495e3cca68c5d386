package io.habeas.fulfilment;

import io.habeas.graph.CollectionAddress;
import io.habeas.graph.GraphException;
import io.habeas.vault.Identities;
import io.habeas.vault.VaultClosed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * What the access and the erasure step have in common: the graph as the identity reaches it, collections in parallel, and the outcome of a
 * failed one, which is tried again while the settings allow and the failure may pass.
 */
@Component
class DataPhase {
    static final String EXPIRED = "The personal data of the request has expired; it must be submitted again.";
    private final Identities identities;
    private final FulfilmentSettings settings;
    private final Clock clock;
    private final FailureLog log;

    DataPhase(Identities identities, FulfilmentSettings settings, Clock clock, FailureLog log) {
        this.identities = identities;
        this.settings = settings;
        this.clock = clock;
        this.log = log;
    }

    /** Does the phase's work on the request's graph; what goes wrong with either is an outcome. */
    StepOutcome on(Step step, Plan plan, Function<RequestGraph, StepOutcome> work) {
        try {
            var identity = identities.of(step.request());
            return work.apply(RequestGraph.of(plan, identity, settings.unreachableIsError()));
        } catch (GraphException noGraph) {
            return log.failed(step, String.valueOf(noGraph.getMessage()));
        } catch (VaultClosed expired) {
            return log.failed(step, EXPIRED);
        }
    }

    /** A parallel worker with the limit of the settings. */
    CollectionWork work(Function<CollectionAddress, Optional<CollectionWork.Failure>> work) {
        return new CollectionWork(settings.collectionsPerConnection(), work);
    }

    /** Whether a failure of this try may be tried again. */
    boolean mayTryAgain(Step step, boolean passing) {
        return passing && step.attempts() < settings.taskRetryCount();
    }

    /** The outcome of a collection's failure. */
    StepOutcome outcome(Step step, CollectionWork.Failure failure) {
        if (mayTryAgain(step, failure.passing())) {
            Duration delay = settings.taskRetryDelay();
            for (int retry = 0; retry < step.attempts(); retry++) {
                delay = delay.multipliedBy(settings.taskRetryBackoff());
            }
            Instant again = clock.instant().plus(delay);
            return new StepOutcome.TryAgain(again, StepOutcome.Effect.NONE);
        }
        return new StepOutcome.Failed(
                failure.reason(),
                new ActionNote(step.kind().checkpoint(), failure.address().toString(), null),
                StepOutcome.Effect.NONE);
    }
}
