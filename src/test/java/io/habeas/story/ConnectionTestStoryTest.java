package io.habeas.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.ApiResponse;
import io.habeas.TestServer;
import io.habeas.story.Receiver.Call;
import io.habeas.story.Scenario.Hook;
import io.habeas.webhook.WebhookSignature;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody sets up a receiver and asks Habeas to call it, before any request does. */
class ConnectionTestStoryTest {
    private static final String NO_REQUEST = "pri_00000000-0000-0000-0000-000000000000";
    private final Scenario scenario = Scenario.shared();
    private final Receiver receiver = scenario.receiver();

    @Test
    void theReceiverGetsASignedCallAboutNobody() {
        String key = connection("tested");

        ApiResponse tested = test(key);

        tested.answers(200, """
                {"msg": "Test completed for ConnectionConfig with key: %s.", "test_status": "succeeded", "failure_reason": null,
                 "call": {"status": 200, "tls": null, "signature": {"secrets": 1}}}""".formatted(key));
        Call call = callOf(key);
        assertThat(call.body()).isEqualTo("""
                {"privacy_request_id":"%s","direction":"one_way","callback_type":"test","identity":{"phone_number":null,"email":null}}""".formatted(NO_REQUEST));
        assertThat(call.headers())
                .containsEntry("authorization", "Basic c3Rvcnk=")
                .containsEntry("content-type", "application/json")
                .doesNotContainKeys("reply-to", "reply-to-token", "reply-to-url");
        assertThat(verifies(key, call)).isTrue();
        assertThat(tested.json().at("/call/signature/webhook_id").asString())
                .isEqualTo(call.headers().get("webhook-id"))
                .startsWith("tst_");
        assertThat(tested.json().at("/call/signature/webhook_timestamp").asString())
                .isEqualTo(call.headers().get("webhook-timestamp"));
        assertThat(tested.json().at("/call/address").asString()).startsWith("127.0.0.1:");
        assertThat(tested.json().at("/call/duration_ms").asLong()).isBetween(0L, 30_000L);
    }

    @Test
    void theOutcomeIsKeptWithTheConnection() {
        String key = connection("kept");
        scenario.api().get("/api/v1/connection/" + key).answers(200, "{\"last_test_succeeded\": null}");

        test(key).answers(200);
        scenario.api().get("/api/v1/connection/" + key).answers(200, "{\"last_test_succeeded\": true}");
        receiver.answers(key, 401, "");
        test(key).answers(200);

        scenario.api().get("/api/v1/connection/" + key).answers(200, "{\"last_test_succeeded\": false}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | the receiver answered 401",
                "503 | the receiver answered 503",
                "302 | the receiver answered 302; redirects are not followed"
            })
    void anAnswerThatIsNoSuccessIsAFailure(int status, String reason) {
        String key = connection("failing");
        receiver.answers(key, status, "");

        test(key).answers(200, """
                {"test_status": "failed", "failure_reason": "The test call failed: %s.", "call": {"status": %d}}""".formatted(reason, status));
    }

    @Test
    void anAnswerIsNotReadBeyondItsStatus() {
        String key = connection("odd");
        receiver.answers(key, 200, "no json");

        test(key).answers(200, "{\"test_status\": \"succeeded\"}");
    }

    @Test
    void aReceiverThatIsNotThereIsAFailure() throws Exception {
        String key = connection("absent");
        try (ServerSocket closed = new ServerSocket(0)) {
            secrets(key, "http://127.0.0.1:" + closed.getLocalPort() + "/");
        }

        test(key).answers(200, """
                {"test_status": "failed", "failure_reason": "The test call failed: the connection was refused.",
                 "call": {"status": null, "address": null, "tls": null}}""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "http://10.0.0.1/hook          | the address 10.0.0.1 is a private address (RFC 1918), and outbound.allowed_networks does not list it",
                "https://169.254.169.254/hook  | the address 169.254.169.254 is a link-local address, where clouds keep their metadata (RFC 3927), and outbound.allowed_networks does not list it",
                "https://[::1]/hook            | the address 0:0:0:0:0:0:0:1 is the loopback address (RFC 4291), and outbound.allowed_networks does not list it",
                "https://2130706433/           | the URL's host is no name and no address in its usual form"
            })
    void aRefusalOfTheOutboundGuardNamesItsReason(String url, String reason) {
        String key = connection("guarded");
        secrets(key, url);

        test(key).answers(200, """
                {"test_status": "failed", "failure_reason": "The test call failed: %s.", "call": null}""".formatted(reason));
    }

    @Test
    void plainHttpIsRefusedUnlessItIsAllowed() {
        TestServer strict = TestServer.shared();
        strict.asRoot().patch("/api/v1/connection", """
                [{"name": "Plain", "key": "plain_http", "connection_type": "https", "access": "read"}]""").answers(200);
        strict.asRoot().put("/api/v1/connection/plain_http/secret", """
                {"url": "http://127.0.0.1:9/", "authorization": "x"}""").answers(200);

        strict.asRoot().get("/api/v1/connection/plain_http/test").answers(200, """
                {"test_status": "failed",
                 "failure_reason": "The test call failed: the URL is http, and only https is called (outbound.allow_http).", "call": null}""");
    }

    @Test
    void aConnectionWithoutSecretsIsNotCalled() {
        String key = scenario.unique("bare");
        scenario.api().patch("/api/v1/connection", """
                [{"name": "%1$s", "key": "%1$s", "connection_type": "https", "access": "read"}]""".formatted(key)).answers(200);

        test(key).answers(200, """
                {"test_status": "failed", "failure_reason": "The test call failed: the connection has no secrets.", "call": null}""");
    }

    private String connection(String name) {
        String key = scenario.unique(name);
        scenario.webhooks(scenario.accessPolicy("user.name"), "pre", new Hook(key, "two_way"));
        return key;
    }

    private void secrets(String key, String url) {
        scenario.api()
                .put("/api/v1/connection/" + key + "/secret", """
                {"url": "%s", "authorization": "x"}""".formatted(url))
                .answers(200, "{\"test_status\": \"skipped\"}");
    }

    private ApiResponse test(String key) {
        return scenario.api().get("/api/v1/connection/" + key + "/test");
    }

    private Call callOf(String path) {
        return receiver.calls(NO_REQUEST).stream()
                .filter(call -> call.path().equals("/" + path))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private boolean verifies(String key, Call call) {
        String secret = scenario.api()
                .get("/connection/" + key + "/signing-secret")
                .answers(200)
                .json()
                .at("/signing_secrets/0/secret")
                .asString();
        return WebhookSignature.verify(
                List.of(WebhookSignature.key(secret)),
                call.headers().get("webhook-id"),
                call.headers().get("webhook-timestamp"),
                call.headers().get("webhook-signature"),
                call.body().getBytes(UTF_8),
                scenario.server().bean(Clock.class).instant());
    }
}
