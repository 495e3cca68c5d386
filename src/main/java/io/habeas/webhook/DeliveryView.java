package io.habeas.webhook;

import io.habeas.platform.FidesKey;
import io.habeas.platform.openapi.JsonShape;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a webhook's call, as the API shows it. It has no personal data and no secret: the bodies are shown elsewhere, headers
 * nowhere.
 *
 * @param reason why it failed, or the receiver's reason for its decision
 */
public record DeliveryView(
        long id,
        String privacyRequestId,

        @JsonShape("{\"description\": \"The `webhook-id` header of the call: the same over all its attempts.\"}")
        String callId,

        FidesKey policyKey,
        FidesKey webhookKey,
        FidesKey connectionKey,
        Stage stage,
        Direction direction,
        int attempt,

        @JsonShape("{\"description\": \"Sent again by hand, so that its answer changed nothing.\"}")
        boolean redelivery,

        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Integer durationMs,

        @JsonShape(
                "{\"description\": \"The address and port that were connected to; null when there was no connection.\"}")
        @Nullable
        String address,

        @JsonShape("{\"description\": \"The HTTP status of the answer; null when there was none.\"}") @Nullable
        Integer status,

        DeliveryOutcome outcome,
        @Nullable String reason,

        @JsonShape("{\"description\": \"In bytes.\"}") @Nullable
        Integer requestSize,

        @JsonShape("{\"description\": \"In bytes; null without a whole answer.\"}") @Nullable
        Integer responseSize) {}
