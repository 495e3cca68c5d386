package io.habeas.webhook;

import java.time.Instant;
import java.util.Optional;

/** What the receiver of a two-way webhook wants to become of the request. */
sealed interface Decision {

    /** Go on. */
    record Continue(Optional<Reason> reason) implements Decision {}

    /** Wait for a resume, until the given time or as long as a request may wait. */
    record Wait(Optional<Reason> reason, Optional<Instant> until) implements Decision {}

    /** End the request. */
    record Cancel(Optional<Reason> reason) implements Decision {}

    /** Let a person decide. */
    record Review(Optional<Reason> reason) implements Decision {}
}
