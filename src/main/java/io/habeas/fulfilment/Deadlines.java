package io.habeas.fulfilment;

import io.habeas.platform.RequestId;
import io.habeas.policy.ActionType;
import io.habeas.webhook.Stage;
import io.habeas.webhook.Waits;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ends the waits whose deadline has passed: their requests go to error and say that they must be submitted again. */
@Service
class Deadlines {
    private static final String REASON =
            "The webhook that halted this request did not resume it in time; the request must be submitted again.";
    private final Waits waits;
    private final Ledger ledger;
    private final RequestLifecycle lifecycle;
    private final ExecutionLog log;

    Deadlines(Waits waits, Ledger ledger, RequestLifecycle lifecycle, ExecutionLog log) {
        this.waits = waits;
        this.ledger = ledger;
        this.lifecycle = lifecycle;
        this.log = log;
    }

    @Transactional
    public void sweep() {
        waits.expire().forEach(this::end);
    }

    private void end(RequestId request) {
        String webhook = ledger.waitingTarget(request).orElse("");
        String step = Stage.PRE.step();
        ledger.failWaiting(request, REASON);
        if (lifecycle.fail(request, ActionNote.at(step))) {
            log.append(new ExecutionLog.Event(request, step, webhook, ActionType.ACCESS, LogStatus.ERROR, REASON));
        }
    }
}
