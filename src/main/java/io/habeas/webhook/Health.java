package io.habeas.webhook;

import io.habeas.platform.outbound.OutboundResult;
import java.time.Duration;
import java.util.Optional;

/** What a call tells of its receiver's health, whatever it means for the request. */
sealed interface Health {

    /** It answers; if only to refuse. */
    record Fine() implements Health {}

    /** It does not, or says that it cannot. */
    record Failing(Optional<Duration> asked) implements Health {}

    /** Nothing: the call did not get so far. */
    record Unknown() implements Health {}

    static Health of(OutboundResult result, Verdict verdict) {
        return switch (result) {
            case OutboundResult.Unreachable(var kind, var _) ->
                kind == OutboundResult.Kind.BUSY || kind == OutboundResult.Kind.STOPPED
                        ? new Unknown()
                        : new Failing(Optional.empty());
            case OutboundResult.Answered _, OutboundResult.TooLarge _ ->
                verdict instanceof Verdict.Retryable retryable ? new Failing(retryable.retryAfter()) : new Fine();
            case OutboundResult.Garbled _, OutboundResult.TlsFailed _, OutboundResult.Blocked _ -> new Unknown();
        };
    }
}
