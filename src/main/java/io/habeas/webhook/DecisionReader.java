package io.habeas.webhook;

import io.habeas.platform.web.WireNames;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads the decision out of an answer, purely.
 *
 * <ol>
 *   <li>{@code halt} alone is read as documented (policy-webhooks section 3.3): a boolean or its name as a text; after the work it has no effect.
 *   <li>{@code decision} says more. A {@code halt} beside it must agree: false with {@code continue}, true with all others.
 *   <li>Only where the request may halt can it wait, be canceled or be sent to review.
 *   <li>{@code reason} and {@code wait_until} are read only beside {@code decision}; null counts as absent.
 * </ol>
 */
final class DecisionReader {
    private static final int LONGEST_TIME = 64;
    private final boolean mayHalt;
    private final Instant now;

    /** @param mayHalt whether the answer may halt the request */
    DecisionReader(boolean mayHalt, Instant now) {
        this.mayHalt = mayHalt;
        this.now = now;
    }

    /** What was read. */
    sealed interface Reading {
        record Taken(Decision decision) implements Reading {}

        record Refused(String reason) implements Reading {}
    }

    private enum Name {
        CONTINUE,
        WAIT,
        CANCEL,
        REVIEW
    }

    Reading read(JsonNode answer) {
        JsonNode decision = answer.path("decision");
        if (absent(decision)) {
            return halt(answer.path("halt"))
                    .<Reading>map(halt -> new Reading.Taken(alone(halt)))
                    .orElseGet(() -> new Reading.Refused("the answer had no 'decision' and no boolean member 'halt'"));
        }
        return WireNames.find(Name.class, decision.isString() ? decision.stringValue() : "")
                .map(name -> named(name, answer))
                .orElseGet(() -> new Reading.Refused("the decision was none of continue, wait, cancel and review"));
    }

    private Decision alone(boolean halt) {
        return halt && mayHalt
                ? new Decision.Wait(Optional.empty(), Optional.empty())
                : new Decision.Continue(Optional.empty());
    }

    private Reading named(Name name, JsonNode answer) {
        return misplaced(name)
                .or(() -> contradiction(name, answer.path("halt")))
                .or(() -> unreadable(answer.path("reason")))
                .or(() -> name == Name.WAIT ? unusable(answer.path("wait_until")) : Optional.empty())
                .<Reading>map(Reading.Refused::new)
                .orElseGet(() -> new Reading.Taken(decision(name, answer)));
    }

    private static Decision decision(Name name, JsonNode answer) {
        Optional<Reason> reason = Reason.of(answer.path("reason").asString(""));
        return switch (name) {
            case CONTINUE -> new Decision.Continue(reason);
            case WAIT -> new Decision.Wait(reason, time(answer.path("wait_until")));
            case CANCEL -> new Decision.Cancel(reason);
            case REVIEW -> new Decision.Review(reason);
        };
    }

    private Optional<String> misplaced(Name name) {
        return mayHalt || name == Name.CONTINUE
                ? Optional.empty()
                : Optional.of("the decision '" + WireNames.of(name) + "' comes too late: the work is done");
    }

    private static Optional<String> contradiction(Name name, JsonNode halt) {
        if (absent(halt)) {
            return Optional.empty();
        }
        return halt(halt)
                .map(halts -> halts == (name != Name.CONTINUE)
                        ? Optional.<String>empty()
                        : Optional.of("the decision '" + WireNames.of(name) + "' contradicts 'halt'"))
                .orElseGet(() -> Optional.of("'halt' was no boolean"));
    }

    private static Optional<String> unreadable(JsonNode reason) {
        return absent(reason) || reason.isString() ? Optional.empty() : Optional.of("the reason was no text");
    }

    private Optional<String> unusable(JsonNode until) {
        if (absent(until)) {
            return Optional.empty();
        }
        return time(until)
                .map(time -> time.isAfter(now) ? Optional.<String>empty() : Optional.of("wait_until was in the past"))
                .orElseGet(() -> Optional.of("wait_until was no ISO-8601 time with an offset"));
    }

    private static Optional<Instant> time(JsonNode node) {
        String text = node.isString() ? node.stringValue() : "";
        if (text.length() > LONGEST_TIME) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    /** A boolean, or its name as a text, as the public guide prints it. */
    private static Optional<Boolean> halt(JsonNode node) {
        if (node.isBoolean()) {
            return Optional.of(node.booleanValue());
        }
        String text = node.isString() ? node.stringValue() : "";
        return text.equals("true") || text.equals("false") ? Optional.of(text.equals("true")) : Optional.empty();
    }

    private static boolean absent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }
}
