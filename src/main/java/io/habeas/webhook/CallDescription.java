package io.habeas.webhook;

import io.habeas.platform.openapi.ApiDraft;
import io.habeas.platform.openapi.ApiPart;
import io.habeas.platform.openapi.JsonShape;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Describes the calls that receivers get (design section 5). */
@Component
class CallDescription implements ApiPart {
    private static final String AUTHORIZATION = "webhook_authorization";
    private static final String MORE_TEXTS = """
            {"additionalProperties": {"type": ["string", "null"]}}
            """;
    private static final String COURSE = """
            Sent to the `url` of an https connection. A two-way webhook is asked: its answer is read. A one-way webhook is told: of its answer \
            only the status counts. Redirects are not followed, and 256 KiB of an answer are read at most.

            A try that fails in a way that may pass is followed by others: after 1 s, 5 s, 30 s and then every 2 min, give or take a fifth, \
            `retry` times (4, unless the webhook says otherwise); `Retry-After` wins, up to an hour. All tries of a call have one `webhook-id`. \
            The same call also comes again when the server stopped before it could write the answer down.
            """;

    private static final String SIGNATURE = """
            `v1,` and the base64 of the HMAC-SHA256 over `{webhook-id}.{webhook-timestamp}.{body}`, as Standard Webhooks 1.0 has it; one by each \
            signing secret of the connection, with spaces between.
            """;

    /** The body of a call, as {@link CallBody} writes it. */
    @JsonShape(name = "WebhookCall")
    record Call(String privacyRequestId, Direction direction, Stage callbackType, KnownIdentity identity) {}

    /** What is known of the subject: what was submitted and what earlier webhooks derived. */
    @JsonShape(name = "WebhookIdentity", value = MORE_TEXTS)
    record KnownIdentity(@Nullable String email, @Nullable String phoneNumber) {}

    /** The body of a call that tests a connection, as {@link TestCall} writes it. */
    @JsonShape(name = "WebhookTestCall")
    record Test(
            @JsonShape("{\"const\": \"pri_00000000-0000-0000-0000-000000000000\", \"description\": \"No request.\"}")
            String privacyRequestId,

            Direction direction,
            @JsonShape("{\"const\": \"test\"}") String callbackType,
            KnownIdentity identity) {}

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
        webhook(draft, Stage.PRE, "Told or asked before the work of a policy, and may halt it");
        webhook(draft, Stage.POST, "Told or asked after the work of a policy");
        test(draft);
    }

    private static void webhook(ApiDraft draft, Stage stage, String summary) {
        String name = "policy_webhook_" + stage.name().toLowerCase(Locale.ROOT) + "_execution";
        ObjectNode call = call(draft, name, "Policy webhooks", summary, COURSE);
        boolean mayHalt = stage == Stage.PRE;
        headers(call.putArray("parameters"), "The same over all tries of a call: a repeated one is known by it.");
        headersOfRequest(call.withArray("parameters"), mayHalt);
        body(call, draft.shown(Call.class));
        AnswerDescription.ofWebhook(draft, mayHalt, call.putObject("responses"));
    }

    private static void test(ApiDraft draft) {
        ObjectNode call = call(
                draft,
                "connection_test",
                "Connections",
                "Tries a connection, and tells of nobody",
                "Sent once by `GET /api/v1/connection/{connection_key}/test`, to the `url` of the https connection.");
        headers(call.putArray("parameters"), "Each test has one of its own.");
        body(call, draft.shown(Test.class));
        AnswerDescription.ofTest(call.putObject("responses"));
    }

    private static ObjectNode call(ApiDraft draft, String name, String tag, String summary, String description) {
        ObjectNode call = draft.outgoing(name, "post").put("summary", summary).put("operationId", name);
        call.putArray("tags").add(tag);
        call.put("description", description.strip());
        call.putArray("security").addObject().putArray(AUTHORIZATION);
        return call;
    }

    private static void body(ObjectNode call, ObjectNode schema) {
        call.putObject("requestBody")
                .put("required", true)
                .putObject("content")
                .putObject("application/json")
                .set("schema", schema);
    }

    private static void headers(ArrayNode headers, String ofId) {
        header(headers, "webhook-id", true, ofId);
        header(headers, "webhook-timestamp", true, "When this try was sent, in seconds since 1970.");
        header(headers, "webhook-signature", true, SIGNATURE.strip());
    }

    private static void headersOfRequest(ArrayNode headers, boolean mayHalt) {
        header(
                headers,
                "traceparent",
                true,
                "The trace that the call belongs to (W3C Trace Context); one for each request.");
        if (mayHalt) {
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
}
