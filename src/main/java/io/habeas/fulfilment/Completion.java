package io.habeas.fulfilment;

import io.habeas.platform.RequestId;
import io.habeas.policy.ActionType;
import io.habeas.vault.Vault;
import org.springframework.stereotype.Service;

/** The end of a request's runs: complete with what was left out, or refused before it began. */
@Service
class Completion {
    private final RequestLifecycle lifecycle;
    private final Exceptions exceptions;
    private final ExecutionLog log;
    private final Vault vault;

    Completion(RequestLifecycle lifecycle, Exceptions exceptions, ExecutionLog log, Vault vault) {
        this.lifecycle = lifecycle;
        this.exceptions = exceptions;
        this.log = log;
        this.vault = vault;
    }

    /** Completes the request and destroys what the vault still holds of it: nothing may need it any more. */
    void complete(RequestId request) {
        if (lifecycle.complete(request, exceptions.of(request))) {
            vault.destroy(request);
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
