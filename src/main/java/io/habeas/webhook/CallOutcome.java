package io.habeas.webhook;

import io.habeas.vault.Identity;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a call came to for the run that made it. */
public sealed interface CallOutcome {

    /** What a call that failed for good comes to, as its webhook says. */
    static CallOutcome failure(ChainedWebhook webhook, String reason) {
        return webhook.onFailure() == OnFailure.FAIL ? new Failed(reason) : new Undelivered(reason);
    }

    /** What the delivery log and the metrics call it. */
    default String name() {
        return switch (this) {
            case Proceed _ -> "delivered";
            case Halt _ -> "halted";
            case Cancel _ -> "canceled";
            case Review _ -> "review";
            case HeldBack _ -> "held_back";
            case TryAgain _ -> "retrying";
            case Undelivered _ -> "undelivered";
            case Failed _ -> "failed";
        };
    }

    /** What is to be laid over the identity. */
    default Identity derived() {
        return Identity.NONE;
    }

    /** The run goes on. */
    record Proceed(Identity derived, Optional<Reason> reason) implements CallOutcome {}

    /** The run waits for a resume until the deadline. */
    record Halt(Identity derived, WaitId waitId, Instant deadline, Optional<Reason> reason) implements CallOutcome {}

    /** The receiver ends the request. What it derived is of no use any more. */
    record Cancel(Optional<Reason> reason) implements CallOutcome {}

    /** The run waits until a person lets it go on, or ends it. */
    record Review(Identity derived, Optional<Reason> reason) implements CallOutcome {}

    /** The call was not made, as its receiver is to be spared; it may be from this time on. It does not count as a try. */
    record HeldBack(String reason, Instant until) implements CallOutcome {}

    /** The call is to be made again after this time. */
    record TryAgain(String reason, Duration after) implements CallOutcome {}

    /** It failed, and the webhook says that its failure does not matter: recorded, the run goes on. */
    record Undelivered(String reason) implements CallOutcome {}

    /** It failed, and so does the request. */
    record Failed(String reason) implements CallOutcome {}
}
