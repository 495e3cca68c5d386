package io.habeas.fulfilment;

import io.habeas.webhook.CallOutcome;
import io.habeas.webhook.Reason;
import java.util.Optional;

/** What the execution log says of a webhook's call. */
record CallLine(LogStatus status, String message) {

    static CallLine of(CallOutcome outcome) {
        return switch (outcome) {
            case CallOutcome.Proceed proceed ->
                new CallLine(LogStatus.COMPLETE, because("delivered", proceed.reason()));
            case CallOutcome.Halt halt -> new CallLine(LogStatus.PAUSED, because("halted the request", halt.reason()));
            case CallOutcome.Cancel cancel ->
                new CallLine(LogStatus.COMPLETE, because("canceled the request", cancel.reason()));
            case CallOutcome.Review review ->
                new CallLine(LogStatus.PENDING, because("sent the request to review", review.reason()));
            case CallOutcome.TryAgain again ->
                new CallLine(LogStatus.RETRYING, "will be tried again: " + again.reason());
            case CallOutcome.HeldBack held -> new CallLine(LogStatus.RETRYING, "held back: " + held.reason());
            case CallOutcome.Undelivered undelivered ->
                new CallLine(LogStatus.ERROR, "not delivered: " + undelivered.reason());
            case CallOutcome.Failed failed -> new CallLine(LogStatus.ERROR, "failed: " + failed.reason());
        };
    }

    private static String because(String what, Optional<Reason> reason) {
        return reason.map(why -> what + ": " + why.text()).orElse(what);
    }
}
