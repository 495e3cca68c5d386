package io.habeas.fulfilment;

import io.habeas.platform.RequestId;
import java.util.List;
import java.util.Optional;

/**
 * How a run tells the request what it came to. The request's own package implements it; each method is one guarded change of status that
 * joins the caller's transaction, and says whether the status still allowed it.
 */
public interface RequestLifecycle {

    /** Pending, approved or in processing: to in processing. Empty when the request may not run, as one under review may not. */
    Optional<StartedRequest> start(RequestId request);

    /** In processing to paused, by hand with a note or by a webhook's decision. */
    boolean pause(RequestId request, Optional<ActionNote> note, Optional<WebhookDecision> decision);

    /** In processing to canceled: a webhook ends it. */
    boolean cancel(RequestId request, WebhookDecision decision);

    /** In processing to pending: a webhook sends it to a person, whose approval lets it go on. */
    boolean review(RequestId request, WebhookDecision decision);

    /** Paused to in processing: what it waited on has come. */
    boolean resume(RequestId request);

    /** Whether somebody still has an interest in it: it was not canceled, denied or deleted. Changes nothing. */
    boolean isWanted(RequestId request);

    /** In processing or paused to error. */
    boolean fail(RequestId request, ActionNote note);

    /** In processing to complete, with what could not be erased. */
    boolean complete(RequestId request, List<Unerased> exceptions);
}
