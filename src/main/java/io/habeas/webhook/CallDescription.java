package io.habeas.webhook;

import io.habeas.platform.openapi.ApiDraft;
import io.habeas.platform.openapi.ApiPart;
import io.habeas.platform.openapi.JsonShape;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Describes the calls that receivers of policy webhooks get, and the answers they may give (design section 5). */
@Component
class CallDescription implements ApiPart {
    private static final String AUTHORIZATION = "webhook_authorization";
    private static final String MORE_TEXTS = """
            {"additionalProperties": {"type": ["string", "null"]}}
            """;
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

    /** The body of a call, as {@link CallBody} writes it. */
    @JsonShape(name = "WebhookCall")
    record Call(String privacyRequestId, Direction direction, Stage callbackType, KnownIdentity identity) {}

    /** What is known of the subject: what was submitted and what earlier webhooks derived. */
    @JsonShape(name = "WebhookIdentity", value = MORE_TEXTS)
    record KnownIdentity(@Nullable String email, @Nullable String phoneNumber) {}

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

    @Override
    public void addTo(ApiDraft draft) {
        draft.securityScheme("reply_token")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "JWE")
                .put("description", "The reply-to-token of the call that halted the request; good once.");
        draft.securityScheme(AUTHORIZATION)
                .put("type", "apiKey")
                .put("in", "header")
                .put("name", "authorization")
                .put("description", "What is stored as `authorization` with the connection's secrets, as it is.");
        describe(draft, Stage.PRE, "Told before the work of a policy, and may halt it");
        describe(draft, Stage.POST, "Told after the work of a policy");
    }

    private static void describe(ApiDraft draft, Stage stage, String summary) {
        String name = "policy_webhook_" + stage.name().toLowerCase(Locale.ROOT) + "_execution";
        ObjectNode call = draft.outgoing(name, "post").put("summary", summary).put("operationId", name);
        call.putArray("tags").add("Policy webhooks");
        call.put("description", "Sent to the `url` of an https connection. Redirects are not followed.");
        headers(call.putArray("parameters"), stage);
        call.putObject("requestBody")
                .put("required", true)
                .putObject("content")
                .putObject("application/json")
                .set("schema", draft.shown(Call.class));
        answers(draft, call.putObject("responses"));
        call.putArray("security").addObject().putArray(AUTHORIZATION);
    }

    private static void headers(ArrayNode headers, Stage stage) {
        header(headers, "webhook-id", true, "The same over all attempts of a call.");
        header(headers, "webhook-timestamp", true, "When this attempt was sent, in seconds since 1970.");
        header(
                headers,
                "webhook-signature",
                true,
                "`v1,` and the base64 of the HMAC-SHA256 over `{webhook-id}.{webhook-timestamp}.{body}`, as Standard Webhooks has it;"
                        + " one by each signing secret of the connection, with spaces between.");
        if (stage == Stage.PRE) {
            header(headers, "reply-to", false, "Two-way only: the path to resume the request at, below `/api/v1`.");
            header(headers, "reply-to-token", false, "Two-way only: the bearer token to resume it with.");
            header(headers, "reply-to-url", false, "Two-way only: the whole URL, when a public URL is configured.");
        }
    }

    private static void header(ArrayNode headers, String name, boolean required, String description) {
        headers.addObject()
                .put("name", name)
                .put("in", "header")
                .put("required", required)
                .put("description", description)
                .putObject("schema")
                .put("type", "string");
    }

    private static void answers(ApiDraft draft, ObjectNode answers) {
        ObjectNode taken = answers.putObject("2XX");
        taken.put(
                "description",
                "Taken. Of a two-way webhook the body is read; `{}` goes on, anything else fails the request.");
        ArrayNode bodies = taken.putObject("content")
                .putObject("application/json")
                .putObject("schema")
                .putArray("anyOf");
        bodies.add(draft.sent(Answer.class));
        bodies.add(draft.sent(DecidedAnswer.class));
        bodies.addObject().put("type", "object").put("maxProperties", 0);
        answers.putObject("5XX")
                .put(
                        "description",
                        "Tried again, as after 408, 425, 429 and broken connections; `Retry-After` is kept.");
        answers.putObject("4XX")
                .put("description", "Refused: fails the request, unless the webhook says `on_failure: continue`.");
    }
}
