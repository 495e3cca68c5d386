package io.habeas.fulfilment;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The calls that are still tried after their step is done. The step's row keeps their count, which is also the right to write what a try
 * came to: whoever was thought dead finds a higher one. Each has a row in the job table under the step's id, so that a wait holds nothing.
 */
@Repository
class LaterTries {
    static final String TASK = "webhook-redelivery";
    private final JdbcClient jdbc;
    private final SchedulerClient jobs;

    LaterTries(JdbcClient jdbc, SchedulerClient jobs) {
        this.jdbc = jdbc;
        this.jobs = jobs;
    }

    /** Leaves the tries after the first one to the background; joins the transaction that marks the step as done. */
    void queue(Step step, StepOutcome outcome, Instant due) {
        jdbc.sql("UPDATE request_step SET in_background = true, held_by = :heldBy, attempts = :attempts WHERE id = :id")
                .param("id", step.id())
                .param("heldBy", heldBy(outcome))
                .param("attempts", attempts(step, outcome))
                .update();
        jobs.schedule(new TaskInstance<>(TASK, step.id()), due);
    }

    /** Counts a try that is about to be made and gives the step as it was before; empty when none is to be made any more. */
    Optional<Step> begin(String stepId) {
        return jdbc.sql("""
                        UPDATE request_step SET attempts = attempts + 1, held_by = NULL
                        WHERE id = :id AND in_background
                        RETURNING old.*""")
                .param("id", stepId)
                .query((row, _) -> Ledger.step(row))
                .optional();
    }

    /** Stores what a try came to, and gives when the next one is due. False when somebody else has begun another. */
    boolean settle(Step begun, StepOutcome outcome) {
        return jdbc.sql("""
                        UPDATE request_step SET in_background = :more, held_by = :heldBy, attempts = :attempts
                        WHERE id = :id AND in_background AND attempts = :begun""")
                        .param("id", begun.id())
                        .param("begun", begun.attempts() + 1)
                        .param("attempts", attempts(begun, outcome))
                        .param("heldBy", heldBy(outcome))
                        .param("more", due(outcome).isPresent())
                        .update()
                > 0;
    }

    /** When the next try is due; empty when it was the last. */
    static Optional<Instant> due(StepOutcome outcome) {
        if (outcome instanceof StepOutcome.HeldBack held) {
            return Optional.of(held.at());
        }
        return outcome instanceof StepOutcome.TryAgain again ? Optional.of(again.at()) : Optional.empty();
    }

    private static @Nullable String heldBy(StepOutcome outcome) {
        return outcome instanceof StepOutcome.HeldBack held ? held.connection().value() : null;
    }

    /** A call that was held back was no try. */
    private static int attempts(Step step, StepOutcome outcome) {
        return outcome instanceof StepOutcome.HeldBack ? step.attempts() : step.attempts() + 1;
    }
}
