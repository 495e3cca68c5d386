package io.habeas.request;

import io.habeas.platform.web.ApiException;
import io.habeas.security.Caller;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Decides who may submit: nobody unknown, unless something stands between the request and the data (design section 7). */
@Component
class IntakeRule {
    static final String SCOPE = "privacy-request:create";

    private final boolean open;

    IntakeRule(IntakeSettings intake, ReviewSettings review) {
        this.open = switch (intake.publicIntake()) {
            case TRUE -> true;
            case FALSE -> false;
            case AUTO -> review.requireManualRequestApproval() || review.subjectIdentityVerificationRequired();
        };
    }

    /** @throws ApiException 401 without a token, 403 with one that lacks the scope, where one is needed */
    void check(Optional<Caller> caller) {
        if (open) {
            return;
        }
        if (caller.isEmpty()) {
            throw ApiException.unauthorized("Failed to authenticate");
        }
        if (!caller.get().has(SCOPE)) {
            throw ApiException.forbidden("Not Authorized for this action");
        }
    }
}
