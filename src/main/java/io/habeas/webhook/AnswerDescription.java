package io.habeas.webhook;

import io.habeas.platform.openapi.ApiDraft;
import io.habeas.platform.openapi.JsonShape;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Describes the answers that receivers may give, as {@link Answers} reads them. */
final class AnswerDescription {
    private static final String HALT = """
            {"enum": [true, false, "true", "false"],
             "description": "Whether the request waits until it is resumed; after the work of a policy it has no effect."}
            """;

    private static final String DECISIONS = """
            {"enum": ["continue", "wait", "cancel", "review"],
             "description": "Whether the request goes on, waits until it is resumed, ends as canceled, or is pending until somebody\
             approves it; after the work of a policy it can only continue."}
            """;

    private static final String AGREEING = """
            {"description": "A `halt` beside the decision must agree with it: false with `continue`, true with all others."}
            """;

    private static final String DERIVED = """
            {"additionalProperties": {"type": ["string", "number", "null"]},
             "description": "Identities that the datasets declare, added to those that are known; null ones are passed over."}
            """;

    /** The answer of a two-way webhook, as {@link Answers} reads it. */
    @JsonShape(name = "WebhookAnswer")
    record Answer(
            @JsonShape(HALT) Object halt,

            @JsonShape(DERIVED) Optional<Map<String, @Nullable String>> derivedIdentity) {}

    /** As {@link Answer}, for receivers that know Habeas ({@link DecisionReader}). */
    @JsonShape(name = "WebhookDecidedAnswer", value = AGREEING)
    record DecidedAnswer(
            @JsonShape(DECISIONS) String decision,
            Optional<Boolean> halt,

            @JsonShape(
                    "{\"description\": \"Shown with the request, its first 500 characters; no place for personal data.\"}")
            Optional<String> reason,

            @JsonShape(
                    "{\"description\": \"With `wait`: when the request stops waiting, if that is before its usual end.\"}")
            Optional<Instant> waitUntil,

            @JsonShape(DERIVED) Optional<Map<String, @Nullable String>> derivedIdentity) {}

    private AnswerDescription() {}

    static void ofWebhook(ApiDraft draft, boolean mayHalt, ObjectNode answers) {
        ObjectNode taken = answer(
                answers,
                "2XX",
                "Taken. " + (mayHalt ? "`{}` goes on" : "`{}` goes on, and so does a halt")
                        + ". Of a two-way webhook, any other body fails the request.");
        ArrayNode bodies = taken.putObject("content")
                .putObject("application/json")
                .putObject("schema")
                .putArray("anyOf");
        bodies.add(draft.sent(Answer.class));
        bodies.add(draft.sent(DecidedAnswer.class));
        bodies.addObject().put("type", "object").put("maxProperties", 0);
        for (String status : List.of("408", "425", "429", "5XX")) {
            ObjectNode later = answer(answers, status, "Tried again later, like a call that got no answer.");
            later.putObject("headers").set("Retry-After", retryAfter(later.objectNode()));
        }
        answer(answers, "3XX", "Not followed, and not tried again: as any other 4XX.");
        answer(
                answers,
                "4XX",
                "Not tried again. Fails the request of a two-way webhook, and is recorded as not delivered of a one-way webhook,"
                        + " unless `on_failure` says otherwise.");
    }

    static void ofTest(ObjectNode answers) {
        answer(answers, "2XX", "The test has succeeded, whatever the body is.");
        answer(answers, "default", "The test has failed. It is not tried again.");
    }

    private static ObjectNode answer(ObjectNode answers, String status, String description) {
        return answers.putObject(status).put("description", description);
    }

    private static ObjectNode retryAfter(ObjectNode header) {
        header.put("description", "When to try again: seconds, or an HTTP date. An hour at most.");
        header.putObject("schema").put("type", "string");
        return header;
    }
}
