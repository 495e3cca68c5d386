package io.habeas.webhook;

import io.habeas.platform.outbound.OutboundResult;
import io.habeas.platform.outbound.OutboundResult.Answered;
import io.habeas.vault.Identity;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what came back from a webhook into a {@link Verdict}: the outcome table of design section 5 as one pure function. A one-way
 * webhook is only told, so its answer's body does not matter.
 */
final class Answers {
    private static final Set<Integer> RETRYABLE = Set.of(408, 425, 429);
    private static final int LONGEST_IDENTITY = 1_000;

    private final JsonMapper mapper = new JsonMapper();
    private final Clock clock;

    Answers(Clock clock) {
        this.clock = clock;
    }

    /** @param identityNames the identities that the plan's datasets know */
    Verdict read(Direction direction, OutboundResult result, Set<String> identityNames) {
        return switch (result) {
            case Answered answer -> byStatus(direction, answer, identityNames);
            case OutboundResult.TooLarge large
            when direction == Direction.ONE_WAY && success(large.status()) ->
                new Verdict.Accepted(false, Identity.NONE);
            case OutboundResult.TooLarge large ->
                new Verdict.Refused("the answer was longer than " + large.limit() + " bytes");
            case OutboundResult.Unreachable unreachable ->
                new Verdict.Retryable(unreachable.reason(), Optional.empty());
            case OutboundResult.Garbled garbled -> new Verdict.Refused(garbled.reason());
            case OutboundResult.TlsFailed tls -> new Verdict.Refused(tls.reason());
            case OutboundResult.Blocked blocked -> new Verdict.Refused(blocked.reason());
        };
    }

    private Verdict byStatus(Direction direction, Answered answer, Set<String> identityNames) {
        int status = answer.status();
        if (success(status)) {
            return direction == Direction.ONE_WAY
                    ? new Verdict.Accepted(false, Identity.NONE)
                    : body(answer.body(), identityNames);
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

    private Verdict body(byte[] body, Set<String> identityNames) {
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
            return new Verdict.Accepted(false, Identity.NONE);
        }
        return halt(answer.path("halt"))
                .map(halt -> derived(halt, answer.path("derived_identity"), identityNames))
                .orElseGet(() -> new Verdict.Refused("the answer had no boolean member 'halt'"));
    }

    /** A boolean, or its name as a text, as the public guide prints it. */
    private static Optional<Boolean> halt(JsonNode node) {
        if (node.isBoolean()) {
            return Optional.of(node.booleanValue());
        }
        String text = node.isString() ? node.stringValue() : "";
        return text.equals("true") || text.equals("false") ? Optional.of(text.equals("true")) : Optional.empty();
    }

    private static Verdict derived(boolean halt, JsonNode members, Set<String> identityNames) {
        if (!members.isObject() && !members.isNull() && !members.isMissingNode()) {
            return new Verdict.Refused("derived_identity was not an object");
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (var member : members.properties()) {
            if (!identityNames.contains(member.getKey())) {
                return new Verdict.Refused("derived_identity had a member that no dataset declares as an identity");
            }
            JsonNode value = member.getValue();
            if (value.isNull()) {
                continue;
            }
            String text = value.isString() || value.isNumber() ? value.asString() : "";
            if (text.isEmpty() || text.length() > LONGEST_IDENTITY || text.indexOf('\0') >= 0) {
                return new Verdict.Refused(
                        "derived_identity had a value that is no text of 1 to " + LONGEST_IDENTITY + " characters");
            }
            values.put(member.getKey(), text);
        }
        return new Verdict.Accepted(halt, new Identity(values));
    }
}
