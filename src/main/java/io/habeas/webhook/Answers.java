package io.habeas.webhook;

import io.habeas.platform.outbound.OutboundResult;
import io.habeas.platform.outbound.OutboundResult.Answered;
import io.habeas.vault.Identity;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what came back from a webhook into a {@link Verdict}: the outcome table of design section 5 as one pure function. A one-way
 * webhook is only told, so its answer's body does not matter.
 */
final class Answers {
    private static final Set<Integer> RETRYABLE = Set.of(408, 425, 429);

    private final JsonMapper mapper = new JsonMapper();
    private final Clock clock;

    Answers(Clock clock) {
        this.clock = clock;
    }

    /** @param identityNames the identities that the plan's datasets know */
    Verdict read(ChainedWebhook webhook, OutboundResult result, Set<String> identityNames) {
        return webhook.direction() == Direction.ONE_WAY
                ? told(result)
                : read(result, answer -> body(answer.body(), webhook.mayHalt(), identityNames));
    }

    /** As of a receiver who is only told: by the status alone. */
    Verdict told(OutboundResult result) {
        return result instanceof OutboundResult.TooLarge large && success(large.status())
                ? Verdict.Accepted.SILENTLY
                : read(result, _ -> Verdict.Accepted.SILENTLY);
    }

    private Verdict read(OutboundResult result, Function<Answered, Verdict> successful) {
        return switch (result) {
            case Answered answer -> byStatus(answer, successful);
            case OutboundResult.TooLarge large ->
                new Verdict.Refused("the answer was longer than " + large.limit() + " bytes");
            case OutboundResult.Unreachable unreachable ->
                new Verdict.Retryable(unreachable.reason(), Optional.empty());
            case OutboundResult.Garbled garbled -> new Verdict.Refused(garbled.reason());
            case OutboundResult.TlsFailed tls -> new Verdict.Refused(tls.reason());
            case OutboundResult.Blocked blocked -> new Verdict.Refused(blocked.reason());
        };
    }

    private Verdict byStatus(Answered answer, Function<Answered, Verdict> successful) {
        int status = answer.status();
        if (success(status)) {
            return successful.apply(answer);
        }
        if (status >= 500 || RETRYABLE.contains(status)) {
            return new Verdict.Retryable(
                    "the receiver answered " + status,
                    RetryAfter.parse(answer.headers().get("retry-after"), clock.instant()));
        }
        String hint = status >= 300 && status < 400 ? "; redirects are not followed" : "";
        return new Verdict.Refused("the receiver answered " + status + hint);
    }

    private static boolean success(int status) {
        return status >= 200 && status < 300;
    }

    private Verdict body(byte[] body, boolean mayHalt, Set<String> identityNames) {
        JsonNode answer;
        try {
            answer = mapper.readTree(body);
        } catch (JacksonException notJson) {
            return new Verdict.Refused("the answer was not JSON");
        }
        if (!answer.isObject()) {
            return new Verdict.Refused("the answer was not a JSON object");
        }
        if (answer.isEmpty()) {
            return Verdict.Accepted.SILENTLY;
        }
        return switch (new DecisionReader(mayHalt, clock.instant()).read(answer)) {
            case DecisionReader.Reading.Refused(String reason) -> new Verdict.Refused(reason);
            case DecisionReader.Reading.Taken(Decision decision) ->
                switch (DerivedIdentityReader.read(answer.path("derived_identity"), identityNames)) {
                    case DerivedIdentityReader.Reading.Refused(String reason) -> new Verdict.Refused(reason);
                    case DerivedIdentityReader.Reading.Taken(Identity derived) ->
                        new Verdict.Accepted(decision, derived);
                };
        };
    }
}
