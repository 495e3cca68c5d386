package io.habeas.fulfilment;

import io.habeas.platform.openapi.JsonShape;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook decided that a request stopped at, as the API shows it in {@code webhook_decision}. The reason is the receiver's own, so the
 * text form hides it.
 *
 * @param webhook the webhook's key
 * @param waitUntil when a wait ends
 */
public record WebhookDecision(
        String webhook,
        Kind decision,

        @JsonShape("{\"description\": \"In the receiver's words, at most 500 characters.\"}") @Nullable
        String reason,

        @JsonShape("{\"description\": \"When the wait ends; null of other decisions.\"}") @Nullable
        Instant waitUntil) {

    /** The decisions that stop a request. */
    @JsonShape(name = "WebhookDecisionKind")
    public enum Kind {
        WAIT,
        CANCEL,
        REVIEW
    }

    @Override
    public String toString() {
        return "WebhookDecision[" + webhook + ", " + decision + "]";
    }
}
