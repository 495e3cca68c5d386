package io.habeas.fulfilment;

import io.habeas.platform.FidesKey;
import java.time.Instant;

/**
 * What a step came to. Its effect (a stored identity, a log entry, an opened wait) is applied in the same transaction as the change of the
 * ledger, so that both hold or neither.
 */
sealed interface StepOutcome {

    /** What to store with the outcome. */
    Effect effect();

    /** The step is done; the run goes on with the next. */
    record Done(Effect effect) implements StepOutcome {}

    /** The request pauses until something from outside resumes it. */
    record Waiting(WebhookDecision decision, Effect effect) implements Stop {}

    /** The step is done, and the request ends as canceled. */
    record Canceled(WebhookDecision decision, Effect effect) implements Stop {}

    /** The step is done; the run goes on with the next once a person has approved the request. */
    record UnderReview(WebhookDecision decision, Effect effect) implements Stop {}

    /** The worker is given back; the step is due again at this time. */
    record TryAgain(Instant at, Effect effect) implements Stop {}

    /** As {@link TryAgain}, but the step was not really begun: the receiver of its call is spared until then, or until it is well again. */
    record HeldBack(Instant at, FidesKey connection, Effect effect) implements Stop {}

    /** The request ends in error and can be retried from this step. */
    record Failed(String reason, ActionNote note, Effect effect) implements Stop {}

    /** The run goes no further for now. */
    sealed interface Stop extends StepOutcome {}

    /** Database work that joins the transaction of the ledger. */
    @FunctionalInterface
    interface Effect {
        Effect NONE = () -> {};

        void apply();
    }
}
