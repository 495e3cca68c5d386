package io.habeas.webhook;

import io.habeas.platform.RequestId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call that was made, with all that its settling needs. */
public record CallReport(
        CallOutcome outcome,
        RequestId request,
        ChainedWebhook webhook,
        long attemptId,
        Optional<WaitId> waitId,
        @Nullable String address,
        @Nullable Integer status,
        @Nullable Integer responseSize,
        Duration took,
        Observation observation) {
    private static final long NO_ATTEMPT = 0;

    /** A call that was not made now, and is to be made later. */
    static CallReport heldBack(WebhookCall call, String reason, Instant until) {
        return new CallReport(
                new CallOutcome.HeldBack(reason, until),
                call.request(),
                call.webhook(),
                NO_ATTEMPT,
                Optional.empty(),
                null,
                null,
                null,
                Duration.ZERO,
                Observation.NONE);
    }

    /** The same call, come to something else. */
    CallReport with(CallOutcome other) {
        return new CallReport(
                other, request, webhook, attemptId, waitId, address, status, responseSize, took, observation);
    }
}
