package io.habeas.fulfilment;

import java.time.Instant;
import java.util.Optional;

/**
 * The try of a webhook that a run makes itself. What is left to try of one that is only told is left to {@link LaterTries}: the step is
 * done, and the run goes on.
 */
final class FirstTry implements StepExecutor {
    private final WebhookStep webhooks;
    private final LaterTries later;

    FirstTry(WebhookStep webhooks, LaterTries later) {
        this.webhooks = webhooks;
        this.later = later;
    }

    @Override
    public StepKind kind() {
        return webhooks.kind();
    }

    @Override
    public StepOutcome execute(Step step, Plan plan) {
        StepOutcome outcome = webhooks.execute(step, plan);
        Optional<Instant> due = LaterTries.due(outcome);
        return due.isPresent() && plan.webhook(step).triedInBackground()
                ? new StepOutcome.Done(() -> {
                    outcome.effect().apply();
                    later.queue(step, outcome, due.get());
                })
                : outcome;
    }

    /** A try after the run has gone on; nothing is left to anybody else. */
    StepOutcome again(Step step, Plan plan) {
        return webhooks.execute(step, plan);
    }

    /** Ends the tries before their number is up; the reason is for a person. */
    StepOutcome giveUp(Step step, Plan plan, String reason) {
        return webhooks.giveUp(step, plan, reason);
    }
}
