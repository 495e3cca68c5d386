package io.habeas.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.Api;
import io.habeas.ApiResponse;
import io.habeas.Defect;
import io.habeas.platform.RequestId;
import io.habeas.story.Receiver.Call;
import io.habeas.story.Scenario.Hook;
import io.habeas.vault.Vault;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What was sent to whom, what came back, and sending it again. */
class DeliveryLogStoryTest {
    private static final String JOHN = "customer-1@example.com";
    private static final String DELIVERIES = "/api/v1/webhook-delivery";
    private final Scenario scenario = Scenario.shared();
    private final Receiver receiver = scenario.receiver();
    private final Api api = scenario.api();
    private final String told = scenario.unique("logged-told");
    private final String asked = scenario.unique("logged-asked");
    private final String after = scenario.unique("logged-after");
    private final String policy = scenario.accessPolicy("user.name");

    private String completed() {
        scenario.webhooks(policy, "pre", new Hook(told, "one_way"), new Hook(asked, "two_way"));
        scenario.webhooks(policy, "post", new Hook(after, "two_way"));
        receiver.answers(asked, 200, "{\"halt\": false, \"derived_identity\": {\"phone_number\": \"+1 555 0103\"}}");
        String request = scenario.submit(policy, JOHN);
        scenario.awaitStatus(request, "complete");
        return request;
    }

    @Test
    @Defect("19")
    void everyAttemptIsARowWithAllButWhatIsPersonal() {
        String request = completed();

        ApiResponse log = api.get(DELIVERIES + "?policy_key=" + policy).answers(200);

        log.answers(200, """
                {"items": [
                   {"privacy_request_id": "%1$s", "webhook_key": "%2$s", "stage": "post", "direction": "two_way", "attempt": 1, "status": 200,
                    "outcome": "delivered", "reason": null, "redelivery": false, "response_size": 2},
                   {"webhook_key": "%3$s", "stage": "pre", "direction": "two_way", "outcome": "delivered"},
                   {"webhook_key": "%4$s", "stage": "pre", "direction": "one_way", "outcome": "delivered"}],
                 "size": 50, "next_cursor": null}""".formatted(request, after, asked, told));
        JsonNode newest = log.json().path("items").path(0);
        assertThat(newest.path("address").asString()).startsWith("127.0.0.1:");
        assertThat(newest.path("duration_ms").asInt(-1)).isNotNegative();
        assertThat(newest.path("request_size").asInt())
                .isEqualTo(receiver.calls(request).getLast().body().length());
        assertThat(newest.path("call_id").asString())
                .isEqualTo(receiver.calls(request).getLast().headers().get("webhook-id"));
        assertThat(log.json().toString()).doesNotContain(JOHN, "+1 555", "Basic");
    }

    @Test
    void theLogIsFilteredAndPagedByACursor() {
        String request = completed();

        JsonNode first = api.get(DELIVERIES + "?privacy_request_id=" + request + "&size=2")
                .answers(200)
                .json();
        JsonNode rest = api.get(DELIVERIES + "?privacy_request_id=" + request + "&size=2&cursor="
                        + first.path("next_cursor").asString())
                .answers(200)
                .json();

        assertThat(webhooks(first)).containsExactly(after, asked);
        assertThat(webhooks(rest)).containsExactly(told);
        assertThat(rest.path("next_cursor").isNull()).isTrue();
        assertThat(webhooks(api.get(DELIVERIES + "?webhook_key=" + asked + "&outcome=delivered&outcome=failed&stage=pre"
                                + "&started_gt=2026-01-01&started_lt=2999-01-01")
                        .answers(200)
                        .json()))
                .containsExactly(asked);
        api.get(DELIVERIES + "?webhook_key=" + asked + "&outcome=failed").answers(200, "{\"items\": []}");
    }

    @Test
    void whatIsNoFilterIsRefused() {
        api.get(DELIVERIES + "?cursor=nonsense").answers(422);
        api.get(DELIVERIES + "?outcome=lost").answers(422);
        api.get(DELIVERIES + "?size=101").answers(422);
        api.get(DELIVERIES + "?policy_key=a%20b").answers(422);
        api.get(DELIVERIES + "/0").answers(404, "{\"detail\": \"No webhook delivery found with id '0'.\"}");
        api.get(DELIVERIES + "/x").answers(422);
    }

    @Test
    void theBodiesAreShownToWhoMaySeeDataAndThatIsWrittenDown() {
        String request = completed();
        JsonNode delivery = delivery(request, asked);

        JsonNode bodies = body(delivery).answers(200, "{\"state\": \"kept\"}").json();

        assertThat(bodies.path("request").path("content").asString())
                .isEqualTo(receiver.calls(request).get(1).body());
        assertThat(bodies.path("response").path("content").asString()).contains("+1 555 0103");
        assertThat(audit(request)).containsExactly("webhook_body_viewed");
        api.withScopes("webhook:read", "privacy-request:read")
                .get(DELIVERIES + "/" + delivery.path("id").asLong() + "/body")
                .answers(403);
    }

    @Test
    void theBodiesLieSealedAndExpireWithTheData() {
        String request = completed();
        JsonNode delivery = delivery(request, asked);
        List<byte[]> kept = scenario.server()
                .bean(JdbcClient.class)
                .sql("SELECT value FROM vault_entry WHERE request_id = :request AND name LIKE 'webhook/%'")
                .param("request", request)
                .query((row, _) -> row.getBytes(1))
                .list();
        assertThat(kept).hasSize(3);
        assertThat(kept).noneMatch(bytes -> new String(bytes, java.nio.charset.StandardCharsets.UTF_8).contains("555"));

        scenario.server().bean(Vault.class).destroy(new RequestId(request));

        body(delivery).answers(200, "{\"state\": \"expired\", \"request\": null, \"response\": null}");
        redeliver(delivery(request, told))
                .answers(409, """
                {"detail": "The webhook delivery '%d' cannot be sent again: the personal data of the request has expired."}""".formatted(delivery(request, told).path("id").asLong()));
    }

    @Test
    void anAnswerThatIsNoTextIsShownInBase64AndACallThatNeverLeftHasNoBodies() {
        scenario.webhooks(policy, "pre", new Hook(told, "one_way"), new Hook(asked, "two_way"));
        receiver.answers(told, 200, "");
        String request = scenario.submit(policy, JOHN);
        scenario.awaitStatus(request, "complete");
        body(delivery(request, told))
                .answers(200, "{\"state\": \"kept\", \"response\": {\"encoding\": \"text\", \"content\": \"\"}}");

        api.patch("/api/v1/connection", """
                [{"name": "%1$s", "key": "%1$s", "connection_type": "https", "access": "read", "disabled": true}]""".formatted(asked)).answers(200, "{\"failed\": []}");
        String uncalled = scenario.submit(policy, JOHN);
        scenario.awaitStatus(uncalled, "error");

        JsonNode failed = delivery(uncalled, asked);
        assertThat(failed.path("reason").asString()).isEqualTo("its connection is disabled");
        body(failed).answers(200, "{\"state\": \"none\", \"request\": null}");
    }

    @Test
    void theChainOfARequestTellsHowFarEachWebhookIs() {
        scenario.webhooks(policy, "pre", new Hook(told, "one_way"), new Hook(asked, "two_way"));
        scenario.webhooks(policy, "post", new Hook(after, "one_way"));
        receiver.answers(asked, 200, "{\"halt\": true}");
        receiver.answers(told, 503, "");
        String request = scenario.submit(policy, JOHN);
        scenario.awaitStatus(request, "paused");

        JsonNode chain = api.get("/api/v1/privacy-request/" + request + "/webhook")
                .answers(200, """
                        [{"webhook_key": "%s", "stage": "pre", "order": 0, "direction": "one_way", "state": "retrying"},
                         {"webhook_key": "%s", "stage": "pre", "order": 1, "state": "waiting", "next_attempt_at": null, "attempt_count": 1,
                          "attempts": [{"attempt": 1, "outcome": "halted", "status": 200}]},
                         {"webhook_key": "%s", "stage": "post", "order": 0, "state": "pending", "attempt_count": 0, "attempts": []}]""".formatted(told, asked, after))
                .json();

        assertThat(chain.path(0).path("next_attempt_at").isNull()).isFalse();
        assertThat(chain.path(1).path("call_id").asString())
                .isEqualTo(receiver.calls(request).getLast().headers().get("webhook-id"));
        api.get("/api/v1/privacy-request/pri_none/webhook").answers(404);
    }

    @Test
    void aCallIsSentAgainUnderTheSameIdAndItsAnswerChangesNothing() {
        String request = completed();
        receiver.answers(after, 200, "{\"halt\": false, \"derived_identity\": {\"phone_number\": \"+1 555 6666\"}}");

        redeliver(delivery(request, after)).answers(200, """
                {"webhook_key": "%s", "attempt": 2, "redelivery": true, "outcome": "delivered", "status": 200}""".formatted(after));

        List<Call> calls = receiver.calls(request);
        Call first = calls.get(2);
        Call again = calls.get(3);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().get("webhook-id")).isEqualTo(first.headers().get("webhook-id"));
        assertThat(again.headers()).containsKeys("webhook-timestamp", "webhook-signature");
        assertThat(again.headers()).doesNotContainKeys("reply-to", "reply-to-token");
        assertThat(scenario.log(request).getLast())
                .startsWith("post_webhooks:" + after + " complete sent again by hand: delivered (");
        assertThat(scenario.request(request).path("status").asString()).isEqualTo("complete");
        assertThat(scenario.server()
                        .bean(io.habeas.vault.Identities.class)
                        .of(new RequestId(request))
                        .values())
                .containsEntry("phone_number", "+1 555 0103");
        assertThat(audit(request)).containsExactly("webhook_redelivered");
    }

    @Test
    void aReceiverThatFailsAgainIsToldOfAndNothingElseHappens() {
        String request = completed();
        receiver.answers(told, 500, "sorry");

        JsonNode failed = redeliver(delivery(request, told))
                .answers(
                        200,
                        "{\"outcome\": \"undelivered\", \"status\": 500, \"reason\": \"the receiver answered 500\"}")
                .json();

        body(failed).answers(200, "{\"response\": {\"content\": \"sorry\"}}");
        assertThat(scenario.log(request).getLast())
                .startsWith("pre_webhooks:" + told
                        + " error sent again by hand: not delivered: the receiver answered 500 (");
        assertThat(scenario.request(request).path("status").asString()).isEqualTo("complete");
    }

    @Test
    void whatMayChangeARequestIsNotSentAgain() {
        String request = completed();

        redeliver(delivery(request, asked))
                .answers(409, """
                {"detail": "The webhook delivery '%d' cannot be sent again: the answer of a two-way pre-execution webhook decides about its request; retry the request instead."}""".formatted(delivery(request, asked).path("id").asLong()));

        assertThat(receiver.calls(request)).hasSize(3);
        assertThat(audit(request)).isEmpty();
    }

    @Test
    void aWebhookThatIsGoneOrCannotBeCalledIsNotCalled() {
        String request = completed();
        JsonNode toldOnce = delivery(request, told);
        JsonNode askedAfter = delivery(request, after);
        api.patch("/api/v1/connection", """
                [{"name": "%1$s", "key": "%1$s", "connection_type": "https", "access": "read", "disabled": true}]""".formatted(told)).answers(200, "{\"failed\": []}");
        api.delete("/api/v1/policy/" + policy + "/webhook/post_execution/" + after)
                .answers(200);

        assertThat(redeliver(toldOnce).answers(409).text("detail"))
                .endsWith("cannot be sent again: the webhook cannot be called: its connection is disabled.");
        assertThat(redeliver(askedAfter).answers(409).text("detail"))
                .endsWith("cannot be sent again: the webhook '" + after + "' does not exist any more.");
        redeliver(0).answers(404);
        assertThat(receiver.calls(request)).hasSize(3);
    }

    @Test
    void aReceiverThatIsLeftAloneIsNotSentTo() {
        String request = completed();
        long id = delivery(request, told).path("id").asLong();
        receiver.answers(told, 500, "");
        for (int failure = 0; failure < 5; failure++) {
            redeliver(id).answers(200, "{\"outcome\": \"undelivered\"}");
        }

        assertThat(redeliver(id).answers(409).text("detail"))
                .contains("cannot be sent again: its receiver keeps failing; calls to it are held back until 20");

        assertThat(receiver.calls(request)).hasSize(8);
        assertThat(scenario.request(request).path("status").asString()).isEqualTo("complete");
    }

    @Test
    void sendingAgainNeedsAScopeOfItsOwn() {
        String request = completed();
        String path = DELIVERIES + "/" + delivery(request, told).path("id").asLong() + "/redeliver";

        api.withScopes("webhook:create_or_update", "webhook:read")
                .post(path, "")
                .answers(403);
        api.withScopes("webhook:redeliver").post(path, "").answers(200);
    }

    @Test
    void manyWhoSendAgainAtOnceEachHaveANumberOfTheirOwn() throws Exception {
        String request = completed();
        long id = delivery(request, told).path("id").asLong();

        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<ApiResponse>> all = IntStream.range(0, 8)
                    .<Callable<ApiResponse>>mapToObj(_ -> () -> redeliver(id))
                    .toList();
            for (var answer : pool.invokeAll(all)) {
                answer.get().answers(200, "{\"outcome\": \"delivered\"}");
            }
        }

        JsonNode chain = api.get("/api/v1/privacy-request/" + request + "/webhook")
                .answers(200)
                .json();
        assertThat(chain.path(0).path("attempt_count").asInt()).isEqualTo(9);
        assertThat(chain.path(0)
                        .path("attempts")
                        .valueStream()
                        .map(attempt -> attempt.path("attempt").asInt()))
                .containsExactly(9, 8, 7, 6, 5, 4, 3, 2, 1);
    }

    private ApiResponse redeliver(JsonNode delivery) {
        return redeliver(delivery.path("id").asLong());
    }

    private ApiResponse redeliver(long id) {
        return api.post(DELIVERIES + "/" + id + "/redeliver", "");
    }

    private ApiResponse body(JsonNode delivery) {
        return api.get(DELIVERIES + "/" + delivery.path("id").asLong() + "/body");
    }

    /** The first delivery of a webhook for a request. */
    private JsonNode delivery(String request, String webhook) {
        long id = api.get(DELIVERIES + "?privacy_request_id=" + request + "&webhook_key=" + webhook)
                .answers(200)
                .json()
                .path("items")
                .valueStream()
                .toList()
                .getLast()
                .path("id")
                .asLong();
        return api.get(DELIVERIES + "/" + id).answers(200).json();
    }

    private static List<String> webhooks(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(item -> item.path("webhook_key").asString())
                .toList();
    }

    private List<String> audit(String request) {
        return scenario.server()
                .bean(JdbcClient.class)
                .sql("SELECT action FROM audit_log WHERE privacy_request_id = :request AND action LIKE 'webhook%'")
                .params(Map.of("request", request))
                .query(String.class)
                .list();
    }
}
