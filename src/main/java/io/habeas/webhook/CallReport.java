package io.habeas.webhook;

import io.habeas.platform.RequestId;
import io.habeas.platform.outbound.OutboundResponse;
import io.habeas.platform.outbound.OutboundResult;
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
        Observation observation,
        Optional<Exchange> exchange) {
    private static final long NO_ATTEMPT = 0;

    /** A call that was made, as far as it got. */
    static CallReport of(
            WebhookCall call,
            byte[] body,
            long attempt,
            Optional<WaitId> wait,
            OutboundResponse response,
            CallOutcome outcome,
            Observation observation) {
        OutboundResult result = response.result();
        Integer status = switch (result) {
            case OutboundResult.Answered answered -> answered.status();
            case OutboundResult.TooLarge large -> large.status();
            default -> null;
        };
        return new CallReport(
                outcome,
                call.request(),
                call.webhook(),
                attempt,
                wait,
                response.address(),
                status,
                result instanceof OutboundResult.Answered answered ? answered.body().length : null,
                response.took(),
                observation,
                Exchange.of(body, result));
    }

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
                Observation.NONE,
                Optional.empty());
    }

    /** The same call, come to something else. */
    CallReport with(CallOutcome other) {
        return new CallReport(
                other, request, webhook, attemptId, waitId, address, status, responseSize, took, observation, exchange);
    }
}
