package io.habeas.webhook;

import io.habeas.vault.Identity;
import java.time.Duration;
import java.util.Optional;

/** What an answer, or its absence, means (design section 5, outcome table). Reasons quote nothing that was sent or received. */
sealed interface Verdict {

    /** The receiver took the call. */
    record Accepted(Decision decision, Identity derived) implements Verdict {
        /** It took the call, and that was all. */
        static final Accepted SILENTLY = new Accepted(new Decision.Continue(Optional.empty()), Identity.NONE);
    }

    /** It may fare better later. */
    record Retryable(String reason, Optional<Duration> retryAfter) implements Verdict {}

    /** It will not fare better by itself. */
    record Refused(String reason) implements Verdict {}
}
