package io.habeas.vault;

import org.jspecify.annotations.Nullable;

/**
 * Where derived members of an identity come from.
 *
 * @param webhook the webhook's key
 * @param stage {@code pre} or {@code post}: webhooks of both may share a key
 * @param attemptId the attempt whose answer had them; null when a resume did
 */
public record Provenance(
        String webhook, String stage, @Nullable Long attemptId) {

    /** Whether it is the same webhook, whatever the call. */
    public boolean sameWebhook(Provenance other) {
        return webhook.equals(other.webhook) && stage.equals(other.stage);
    }
}
