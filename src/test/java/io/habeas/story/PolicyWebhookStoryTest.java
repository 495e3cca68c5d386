package io.habeas.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.Defect;
import io.habeas.story.Receiver.Call;
import io.habeas.story.Scenario.Hook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The policy-webhook guide's story over a real database: enrich, halt, resume, hand over, tell. */
class PolicyWebhookStoryTest {
    private static final String JOHN = "customer-1@example.com";
    private final Scenario scenario = Scenario.shared();
    private final Receiver receiver = scenario.receiver();

    @Test
    @Defect({"13", "19"})
    void aRequestHaltsIsResumedWithItsTokenAndCompletes() throws Exception {
        String told = scenario.unique("told");
        String enrich = scenario.unique("enrich");
        String halt = scenario.unique("halt");
        String last = scenario.unique("last");
        String after = scenario.unique("after");
        String policy = scenario.accessPolicy("user");
        scenario.webhooks(
                policy,
                "pre",
                new Hook(told, "one_way"),
                new Hook(halt, "two_way"),
                new Hook(enrich, "two_way"),
                new Hook(last, "two_way"));
        scenario.webhooks(policy, "post", new Hook(after, "one_way"));
        scenario.api()
                .patch("/policy/" + policy + "/webhook/pre-execution/" + enrich, "{\"order\": 1}")
                .answers(200, """
                        {"resource": {"key": "%s", "order": 1},
                         "new_order": [{"key": "%s", "order": 0}, {"key": "%s", "order": 1}, {"key": "%s", "order": 2}, {"key": "%s", "order": 3}]}""".formatted(enrich, told, enrich, halt, last));
        receiver.answers(enrich, 200, "{\"derived_identity\": {\"phone_number\": \"+1 555 0101\"}, \"halt\": false}");
        receiver.answers(halt, 200, "{\"halt\": true}");

        String request = scenario.submit(policy, JOHN);
        var paused = scenario.awaitStatus(request, "paused");

        assertThat(paused.path("resume_endpoint").asString()).isEqualTo("/privacy-request/" + request + "/resume");
        assertThat(paths(request)).containsExactly("/" + told, "/" + enrich, "/" + halt);
        Call halted = receiver.calls(request).getLast();
        assertThat(halted.body()).isEqualTo("""
                {"privacy_request_id":"%s","direction":"two_way","callback_type":"pre","identity":{"phone_number":"+1 555 0101","email":"%s"}}""".formatted(request, JOHN));
        assertThat(halted.headers())
                .containsEntry("authorization", "Basic c3Rvcnk=")
                .containsEntry("content-type", "application/json")
                .containsEntry("reply-to", "/privacy-request/" + request + "/resume")
                .containsEntry("reply-to-url", "https://habeas.example/api/v1/privacy-request/" + request + "/resume")
                .containsKeys("reply-to-token", "webhook-id");
        Call first = receiver.calls(request).getFirst();
        assertThat(first.headers()).doesNotContainKeys("reply-to", "reply-to-token", "reply-to-url");
        assertThat(first.json().path("identity").path("phone_number").isNull()).isTrue();

        scenario.api()
                .token(halted.headers().get("reply-to-token"))
                .post(
                        halted.headers().get("reply-to"),
                        "{\"derived_identity\": {\"email\": \"customer-1@example.com\"}}")
                .answers(200, "{\"id\": \"%s\", \"status\": \"in_processing\"}".formatted(request));
        scenario.awaitStatus(request, "complete");

        assertThat(paths(request)).containsExactly("/" + told, "/" + enrich, "/" + halt, "/" + last, "/" + after);
        assertThat(receiver.calls(request)
                        .getLast()
                        .json()
                        .path("callback_type")
                        .asString())
                .isEqualTo("post");
        String content = Files.readString(packageOf(request));
        assertThat(content).contains(JOHN, "John Customer", "4111111111111111").doesNotContain("Jill", "Jane", "Ada");
        assertThat(scenario.log(request))
                .anyMatch(line -> line.startsWith("pre_webhooks:" + halt + " paused halted"))
                .anyMatch(line -> line.startsWith("shop:customer complete success"))
                .anyMatch(line -> line.startsWith("post_webhooks:" + after + " complete delivered"));
    }

    @Test
    @Defect("17")
    void aFailedWebhookIsTheOneARetryGoesOnFrom() {
        String first = scenario.unique("first");
        String failing = scenario.unique("failing");
        String policy = scenario.accessPolicy("user.name");
        scenario.webhooks(policy, "pre", new Hook(first, "two_way"), new Hook(failing, "two_way"));
        receiver.answers(failing, 403, "");

        String request = scenario.submit(policy, JOHN);
        var failed = scenario.awaitStatus(request, "error");
        assertThat(failed.path("action_required_details").path("step").asString())
                .isEqualTo("pre_webhooks");
        receiver.answers(failing, 200, "{\"halt\": false}");
        scenario.api().post("/api/v1/privacy-request/" + request + "/retry", "").answers(200);
        scenario.awaitStatus(request, "complete");

        assertThat(paths(request)).containsExactly("/" + first, "/" + failing, "/" + failing);
        List<Call> calls = receiver.calls(request);
        assertThat(calls.get(1).headers().get("webhook-id"))
                .isEqualTo(calls.get(2).headers().get("webhook-id"));
    }

    @Test
    @Defect("2")
    void anUnexpectedAnswerIsAnErrorThatSaysWhy() {
        String odd = scenario.unique("odd");
        String policy = scenario.accessPolicy("user.name");
        scenario.webhooks(policy, "pre", new Hook(odd, "two_way"));
        receiver.answers(odd, 200, "not json");

        String request = scenario.submit(policy, JOHN);
        scenario.awaitStatus(request, "error");

        assertThat(scenario.log(request))
                .anyMatch(line -> line.startsWith("pre_webhooks:" + odd + " error failed: the answer was not JSON"));
    }

    @Test
    @Defect({"18", "19"})
    void aOneWayFailureIsRecordedAndTheRunMovesOn() {
        String gone = scenario.unique("gone");
        String policy = scenario.accessPolicy("user.name");
        scenario.webhooks(policy, "pre", new Hook(gone, "one_way", "\"retry\": 0"));
        receiver.answers(gone, 500, "");

        String request = scenario.submit(policy, JOHN);
        scenario.awaitStatus(request, "complete");

        assertThat(scenario.log(request))
                .anyMatch(line ->
                        line.startsWith("pre_webhooks:" + gone + " error not delivered: the receiver answered 500"));
    }

    @Test
    void anotherReceiverFailureIsTriedAgainUntilItIsOver() {
        String busy = scenario.unique("busy");
        String policy = scenario.accessPolicy("user.name");
        scenario.webhooks(policy, "pre", new Hook(busy, "two_way"));
        receiver.answers(busy, 503, "");

        String request = scenario.submit(policy, JOHN);
        awaitLog(request, "pre_webhooks:" + busy + " retrying");
        receiver.answers(busy, 200, "{}");
        scenario.awaitStatus(request, "complete");

        assertThat(receiver.calls(request)).hasSizeGreaterThan(1);
    }

    @Test
    @Defect({"16", "D10"})
    void editsOfThePolicyDoNotTouchARequestUnderWay() {
        String halt = scenario.unique("halt");
        String added = scenario.unique("added");
        String policy = scenario.accessPolicy("user.name");
        scenario.webhooks(policy, "pre", new Hook(halt, "two_way"));
        receiver.answers(halt, 200, "{\"halt\": true}");
        String request = scenario.submit(policy, JOHN);
        scenario.awaitStatus(request, "paused");

        scenario.webhooks(policy, "pre", new Hook(added, "two_way"));
        resume(request).answers(200);
        scenario.awaitStatus(request, "complete");

        assertThat(paths(request)).containsExactly("/" + halt);
    }

    @Test
    @Defect("15")
    void aRequestThatIsNotResumedInTimeEndsInErrorAndMustBeSubmittedAgain() {
        String halt = scenario.unique("forgotten");
        String policy = scenario.accessPolicy("user.name");
        scenario.webhooks(policy, "pre", new Hook(halt, "two_way"));
        receiver.answers(halt, 200, "{\"halt\": true}");
        String request = scenario.submit(policy, JOHN);
        scenario.awaitStatus(request, "paused");

        scenario.server()
                .bean(JdbcClient.class)
                .sql("UPDATE webhook_wait SET deadline = now() - interval '1 second' WHERE request_id = :request")
                .param("request", request)
                .update();
        scenario.awaitStatus(request, "error");

        resume(request).answers(400);
        assertThat(scenario.log(request).getLast())
                .startsWith("pre_webhooks:" + halt + " error")
                .endsWith("must be submitted again.");
    }

    @Test
    @Defect("8")
    void aConnectionThatIsDisabledMeanwhileIsNotCalled() {
        String disabled = scenario.unique("disabled");
        String policy = scenario.accessPolicy("user.name");
        scenario.webhooks(policy, "pre", new Hook(disabled, "two_way"));
        scenario.api().patch("/api/v1/connection", """
                        [{"name": "%1$s", "key": "%1$s", "connection_type": "https", "access": "read", "disabled": true}]""".formatted(disabled)).answers(200, "{\"failed\": []}");

        String request = scenario.submit(policy, JOHN);
        scenario.awaitStatus(request, "error");

        assertThat(receiver.calls(request)).isEmpty();
        assertThat(scenario.log(request)).anyMatch(line -> line.contains("its connection is disabled"));
    }

    @Test
    @Defect({"29", "31", "B11", "B12"})
    void aPolicyWithoutRulesEndsInErrorAndCanBeRetriedOnceItHasOne() {
        String policy = scenario.unique("empty-policy");
        scenario.api()
                .patch("/api/v1/policy", "[{\"name\": \"%1$s\", \"key\": \"%1$s\"}]".formatted(policy))
                .answers(200);

        String request = scenario.submit(policy, JOHN);
        scenario.awaitStatus(request, "error");

        assertThat(scenario.log(request))
                .anyMatch(line -> line.endsWith("Policy with key " + policy + " must contain at least one Rule."));
        scenario.rule(policy, "user.name");
        scenario.api().post("/api/v1/privacy-request/" + request + "/retry", "").answers(200);
        scenario.awaitStatus(request, "complete");
    }

    private io.habeas.ApiResponse resume(String request) {
        Call halted = receiver.calls(request).getLast();
        return scenario.api()
                .token(halted.headers().get("reply-to-token"))
                .post(halted.headers().get("reply-to"), "{}");
    }

    private void awaitLog(String request, String start) {
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (scenario.log(request).stream().noneMatch(line -> line.startsWith(start))) {
            assertThat(System.nanoTime()).as(scenario.log(request).toString()).isLessThan(deadline);
        }
    }

    private List<String> paths(String request) {
        return receiver.calls(request).stream().map(Call::path).toList();
    }

    private Path packageOf(String request) {
        return scenario.server().data().resolve("packages").resolve(request + ".json");
    }
}
