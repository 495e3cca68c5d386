package io.habeas.fulfilment;

import io.habeas.vault.Identity;
import io.habeas.webhook.CallOutcome;
import io.habeas.webhook.Reason;
import java.util.Optional;
import java.util.TreeSet;

/** What the execution log says of a webhook's call. It names what was derived, and shows no value. */
record CallLine(LogStatus status, String message) {

    static CallLine of(CallOutcome outcome) {
        return switch (outcome) {
            case CallOutcome.Proceed proceed ->
                new CallLine(LogStatus.COMPLETE, because(with("delivered", proceed.derived()), proceed.reason()));
            case CallOutcome.Halt halt ->
                new CallLine(LogStatus.PAUSED, because(with("halted the request", halt.derived()), halt.reason()));
            case CallOutcome.Cancel cancel ->
                new CallLine(LogStatus.COMPLETE, because("canceled the request", cancel.reason()));
            case CallOutcome.Review review ->
                new CallLine(
                        LogStatus.PENDING,
                        because(with("sent the request to review", review.derived()), review.reason()));
            case CallOutcome.TryAgain again ->
                new CallLine(LogStatus.RETRYING, "will be tried again: " + again.reason());
            case CallOutcome.HeldBack held -> new CallLine(LogStatus.RETRYING, "held back: " + held.reason());
            case CallOutcome.Undelivered undelivered ->
                new CallLine(LogStatus.ERROR, "not delivered: " + undelivered.reason());
            case CallOutcome.Failed failed -> new CallLine(LogStatus.ERROR, "failed: " + failed.reason());
        };
    }

    /** What a resume did. */
    static CallLine resumed(Identity derived) {
        return new CallLine(LogStatus.COMPLETE, with("resumed the request", derived));
    }

    private static String with(String what, Identity derived) {
        return derived.values().isEmpty()
                ? what
                : what + ", derived "
                        + String.join(", ", new TreeSet<>(derived.values().keySet()));
    }

    private static String because(String what, Optional<Reason> reason) {
        return reason.map(why -> what + ": " + why.text()).orElse(what);
    }
}
