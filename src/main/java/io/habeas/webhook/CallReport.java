package io.habeas.webhook;

import io.habeas.platform.RequestId;
import java.time.Duration;
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
        Optional<Exchange> exchange) {

    /** A call of whose bodies nothing is kept. */
    CallReport(
            CallOutcome outcome,
            RequestId request,
            ChainedWebhook webhook,
            long attemptId,
            Optional<WaitId> waitId,
            @Nullable String address,
            @Nullable Integer status,
            @Nullable Integer responseSize,
            Duration took) {
        this(outcome, request, webhook, attemptId, waitId, address, status, responseSize, took, Optional.empty());
    }

    CallReport keeping(Optional<Exchange> said) {
        return new CallReport(outcome, request, webhook, attemptId, waitId, address, status, responseSize, took, said);
    }
}
