package io.habeas.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.habeas.ApiContract;
import io.habeas.TestServer;
import io.habeas.platform.RequestId;
import io.habeas.vault.Identity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallDescriptionTest {
    private static final String PRE = "/webhooks/policy_webhook_pre_execution/post";
    private static final String BODY = "/requestBody/content/application~1json/schema";
    private static final String ANSWER = "/responses/2XX/content/application~1json/schema";
    private final ApiContract contract = ApiContract.of(TestServer.shared().url(""));

    @Test
    void theBodyOfACallIsAsDescribed() {
        ChainedWebhook webhook = Chained.webhook(Stage.PRE, Direction.TWO_WAY);
        byte[] body = new CallBody()
                .of(new RequestId("pri_1"), webhook, new Identity(Map.of("email", "a@b.example", "customer_id", "7")));

        assertThat(contract.misfits(PRE + BODY, new String(body, StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"halt\": false}",
                "{\"halt\": \"true\"}",
                "{\"halt\": true, \"derived_identity\": {\"email\": \"a@b.example\", \"phone_number\": null}}",
                "{\"halt\": false, \"derived_identity\": null}",
                "{\"decision\": \"continue\"}",
                "{\"decision\": \"wait\", \"reason\": \"on leave\", \"wait_until\": \"2026-12-01T09:00:00+01:00\"}",
                "{\"decision\": \"cancel\", \"halt\": true, \"reason\": null, \"wait_until\": null}"
            })
    void anAnswerThatIsTakenIsAsDescribed(String answer) {
        assertThat(contract.misfits(PRE + ANSWER, answer)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{\"halt\": 1}",
                "{\"derived_identity\": {}}",
                "{\"halt\": true, \"derived_identity\": []}",
                "{\"decision\": \"stop\"}",
                "{\"decision\": \"wait\", \"reason\": 1}"
            })
    void anAnswerThatIsRefusedIsNotAsDescribed(String answer) {
        assertThat(contract.misfits(PRE + ANSWER, answer)).isNotEmpty();
    }

    @Test
    void theBodyOfATestCallIsAsDescribed() {
        String body = new String(TestCall.body(), StandardCharsets.UTF_8);

        assertThat(contract.misfits("/webhooks/connection_test/post" + BODY, body))
                .isEmpty();
        assertThat(contract.misfits(PRE + BODY, body)).isNotEmpty();
    }

    @Test
    void whatIsTriedAgainMaySayWhen() {
        JsonNode answers = contract.document().at(PRE + "/responses");

        assertThat(List.of("408", "425", "429", "5XX"))
                .allMatch(status ->
                        answers.path(status).at("/headers/Retry-After").isObject());
        assertThat(answers.path("4XX").has("headers")).isFalse();
    }

    @Test
    void onlyWhatMayHaltIsToldHowToReply() {
        assertThat(contract.document().at(PRE).findValuesAsText("name"))
                .containsExactly(
                        "webhook-id",
                        "webhook-timestamp",
                        "webhook-signature",
                        "traceparent",
                        "reply-to",
                        "reply-to-token",
                        "reply-to-url");
        JsonNode post = contract.document().at("/webhooks/policy_webhook_post_execution/post");
        assertThat(post.findValuesAsText("name"))
                .containsExactly("webhook-id", "webhook-timestamp", "webhook-signature", "traceparent");
    }
}
