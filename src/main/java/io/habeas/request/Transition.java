package io.habeas.request;

import static io.habeas.request.PrivacyRequestStatus.APPROVED;
import static io.habeas.request.PrivacyRequestStatus.CANCELED;
import static io.habeas.request.PrivacyRequestStatus.COMPLETE;
import static io.habeas.request.PrivacyRequestStatus.DENIED;
import static io.habeas.request.PrivacyRequestStatus.ERROR;
import static io.habeas.request.PrivacyRequestStatus.IN_PROCESSING;
import static io.habeas.request.PrivacyRequestStatus.PAUSED;
import static io.habeas.request.PrivacyRequestStatus.PENDING;
import static io.habeas.request.PrivacyRequestStatus.REQUIRES_INPUT;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Every change of status that there is: what happens, from where, to where. Each is made with {@code UPDATE … WHERE status IN (from)}, so
 * that of two callers only one wins; complete, denied and canceled requests never change again.
 */
enum Transition {
    /** A reviewer lets the request run. */
    APPROVE(APPROVED, PENDING),
    /** A reviewer refuses it. */
    DENY(DENIED, PENDING),
    /** A run begins, or goes on after a crash; never from a pending request that a webhook sent to review. */
    START(IN_PROCESSING, PENDING, APPROVED, IN_PROCESSING),
    /** The run waits for something from outside. */
    PAUSE(PAUSED, IN_PROCESSING),
    /** A webhook ends it. */
    CANCEL(CANCELED, IN_PROCESSING),
    /** A webhook wants a person to decide whether it goes on. */
    REVIEW(PENDING, IN_PROCESSING),
    /** What it waited for has come. */
    RESUME(IN_PROCESSING, PAUSED),
    /** The run cannot go on, or could not begin. */
    FAIL(ERROR, PENDING, APPROVED, IN_PROCESSING, PAUSED, REQUIRES_INPUT),
    /** Somebody asks for the failed step to be tried again. */
    RETRY(IN_PROCESSING, ERROR),
    /** The run has done all it had to do. */
    COMPLETED(COMPLETE, IN_PROCESSING);

    private final PrivacyRequestStatus to;
    private final Set<PrivacyRequestStatus> from;

    Transition(PrivacyRequestStatus to, PrivacyRequestStatus first, PrivacyRequestStatus... more) {
        this.to = to;
        this.from = Collections.unmodifiableSet(EnumSet.of(first, more));
    }

    /** The status after it. */
    PrivacyRequestStatus to() {
        return to;
    }

    /** The statuses in which it may happen. */
    Set<PrivacyRequestStatus> from() {
        return from;
    }
}
