package io.habeas.webhook;

import io.habeas.platform.FidesKey;
import io.habeas.platform.RequestId;
import java.util.Set;

/**
 * A call that a step of a run, or a person, asks for.
 *
 * @param stepId the ledger's id of the step: the webhook-id of the call, the same over all attempts
 * @param attempt how often the step was begun, this time included
 * @param identityNames the identities that the plan's datasets know
 * @param redelivery whether somebody has it sent again, and no step asks for it
 */
public record WebhookCall(
        RequestId request,
        String stepId,
        FidesKey policy,
        ChainedWebhook webhook,
        int attempt,
        Set<String> identityNames,
        boolean redelivery) {

    public WebhookCall(
            RequestId request,
            String stepId,
            FidesKey policy,
            ChainedWebhook webhook,
            int attempt,
            Set<String> identityNames) {
        this(request, stepId, policy, webhook, attempt, identityNames, false);
    }
}
