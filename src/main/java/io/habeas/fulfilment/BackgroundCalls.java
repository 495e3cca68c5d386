package io.habeas.fulfilment;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the further tries of a one-way call whose run has gone on (design section 5), whatever has become of the request meanwhile, unless
 * it was taken back. Like a step of a run, a try is counted before it leaves, made with no transaction open, and settled in one.
 */
@Service
class BackgroundCalls {
    private static final Logger log = LoggerFactory.getLogger(BackgroundCalls.class);

    private final LaterTries tries;
    private final Ledger ledger;
    private final RequestLifecycle lifecycle;
    private final TransactionTemplate transaction;
    private final FailureLog failures;
    private final Map<StepKind, FirstTry> webhooks = new EnumMap<>(StepKind.class);

    BackgroundCalls(
            LaterTries tries,
            Ledger ledger,
            RequestLifecycle lifecycle,
            TransactionTemplate transaction,
            FailureLog failures,
            List<FirstTry> webhooks) {
        this.tries = tries;
        this.ledger = ledger;
        this.lifecycle = lifecycle;
        this.transaction = transaction;
        this.failures = failures;
        webhooks.forEach(stage -> this.webhooks.put(stage.kind(), stage));
    }

    /** Makes the next try of a step's call and gives when the one after it is due; empty when there is none. */
    Optional<Instant> run(String stepId) {
        return tries.begin(stepId).flatMap(step -> {
            StepOutcome outcome = attempt(step);
            return Boolean.TRUE.equals(transaction.execute(_ -> settle(step, outcome)))
                    ? LaterTries.due(outcome)
                    : Optional.empty();
        });
    }

    private StepOutcome attempt(Step step) {
        Plan plan = ledger.plan(step.request())
                .orElseThrow(() -> new IllegalStateException("No plan of " + step.request()));
        FirstTry stage = webhooks.get(step.kind());
        if (stage == null) {
            throw new IllegalStateException("No webhooks of kind " + step.kind());
        }
        try {
            return lifecycle.isWanted(step.request())
                    ? stage.again(step, plan)
                    : stage.giveUp(step, plan, "the request was taken back");
        } catch (RuntimeException unexpected) {
            if (Outage.is(unexpected)) {
                throw unexpected;
            }
            String type = unexpected.getClass().getSimpleName();
            log.error("The call of {} for {} failed with {}", step.target(), step.request(), type);
            return failures.failed(step, "not delivered: unexpected failure: " + type);
        }
    }

    private boolean settle(Step step, StepOutcome outcome) {
        if (!tries.settle(step, outcome)) {
            log.info("The call of {} for {} is made by somebody else by now", step.target(), step.request());
            return false;
        }
        outcome.effect().apply();
        return true;
    }
}
