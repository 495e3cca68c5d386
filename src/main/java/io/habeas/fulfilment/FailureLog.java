package io.habeas.fulfilment;

import io.habeas.policy.ActionType;
import org.springframework.stereotype.Component;

/** Failures of whole steps, told by the execution log: whoever looks for the reason finds it there. */
@Component
class FailureLog {
    private final ExecutionLog log;

    FailureLog(ExecutionLog log) {
        this.log = log;
    }

    /** The outcome of a step that failed as a whole; the reason is for a person and quotes no data. */
    StepOutcome failed(Step step, String reason) {
        return failed(step, reason, StepOutcome.Effect.NONE);
    }

    /** As {@link #failed(Step, String)}, with more to store. */
    StepOutcome failed(Step step, String reason, StepOutcome.Effect more) {
        String checkpoint = step.kind().checkpoint();
        ActionType action = step.kind() == StepKind.ERASURE ? ActionType.ERASURE : ActionType.ACCESS;
        return new StepOutcome.Failed(reason, ActionNote.at(checkpoint), () -> {
            more.apply();
            log.append(
                    new ExecutionLog.Event(step.request(), checkpoint, step.target(), action, LogStatus.ERROR, reason));
        });
    }
}
