package io.habeas.fulfilment;

import io.habeas.platform.FidesKey;
import io.habeas.platform.openapi.JsonShape;
import io.habeas.webhook.DeliveryView;
import io.habeas.webhook.Direction;
import io.habeas.webhook.OnFailure;
import io.habeas.webhook.Stage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A webhook in the chain of a request, as the request took it down when it began, and how far its call is. */
public record WebhookInChain(
        FidesKey webhookKey,
        String name,
        Stage stage,
        int order,
        Direction direction,
        FidesKey connectionKey,
        OnFailure onFailure,

        @JsonShape("{\"description\": \"The `webhook-id` header of its calls.\"}")
        String callId,

        State state,

        @JsonShape("{\"description\": \"When it is to be called again; null unless it is `retrying`.\"}") @Nullable
        Instant nextAttemptAt,

        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,

        @JsonShape("{\"description\": \"Why it failed; null unless it did.\"}") @Nullable
        String error,

        @JsonShape("{\"description\": \"How often it was called, redeliveries included.\"}")
        int attemptCount,

        @JsonShape("{\"description\": \"The newest 20, the last one first; `GET /webhook-delivery` has them all.\"}")
        List<DeliveryView> attempts) {

    /** How far the call of a webhook is. */
    @JsonShape(name = "WebhookState", value = """
                    {"description": "`pending`: not called yet; `calling`: it is being called; `retrying`: it is called again later, or held back as \
                    its receiver keeps failing; `waiting`: it halted the request; `done`: the request went on, or was ended by its answer; \
                    `failed`: the request is in error because of it."}""")
    public enum State {
        PENDING,
        CALLING,
        RETRYING,
        WAITING,
        DONE,
        FAILED
    }
}
