package io.habeas.fulfilment;

import io.habeas.platform.RequestId;
import io.habeas.policy.ActionType;
import io.habeas.vault.Identities;
import io.habeas.vault.Retention;
import io.habeas.webhook.Exchanges;
import java.util.List;
import org.springframework.stereotype.Service;

/** The end of a request's runs: complete with what was left out, canceled, or refused before it began. */
@Service
class Completion {
    /** Webhooks that are told later, or told again, need the identity; the delivery log has the bodies. */
    private static final List<String> OUTLIVING = List.of(Identities.NAMES, Exchanges.NAMES);

    private final RequestLifecycle lifecycle;
    private final Exceptions exceptions;
    private final ExecutionLog log;
    private final Retention retention;

    Completion(RequestLifecycle lifecycle, Exceptions exceptions, ExecutionLog log, Retention retention) {
        this.lifecycle = lifecycle;
        this.exceptions = exceptions;
        this.log = log;
        this.retention = retention;
    }

    /** Completes the request and destroys what it collected; nothing may need that any more. */
    void complete(RequestId request) {
        if (lifecycle.complete(request, exceptions.of(request))) {
            retention.complete(request, OUTLIVING);
        }
    }

    /** Ends the request as a webhook decided; no more of its data stays than of a complete one. */
    void cancel(RequestId request, WebhookDecision decision) {
        if (lifecycle.cancel(request, decision)) {
            retention.complete(request, OUTLIVING);
        }
    }

    /** Puts a request in error whose run failed outside any step; it can be retried. */
    void abandon(RequestId request, RuntimeException unexpected) {
        String reason = "Unexpected failure: " + unexpected.getClass().getSimpleName();
        log.append(new ExecutionLog.Event(request, "run", "plan", ActionType.ACCESS, LogStatus.ERROR, reason));
        lifecycle.fail(request, ActionNote.at(StepKind.ACCESS.checkpoint()));
    }

    /** Puts a request that cannot be planned in error; it can be retried once the configuration is mended. */
    void refuse(RequestId request, PlanRefusedException refused) {
        log.append(new ExecutionLog.Event(
                request, "policy", "plan", ActionType.ACCESS, LogStatus.ERROR, String.valueOf(refused.getMessage())));
        lifecycle.fail(request, ActionNote.at(StepKind.ACCESS.checkpoint()));
    }
}
