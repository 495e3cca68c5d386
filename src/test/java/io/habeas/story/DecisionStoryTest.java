package io.habeas.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.ApiResponse;
import io.habeas.story.Receiver.Call;
import io.habeas.story.Scenario.Hook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Receivers that know Habeas say more than halt: go on, wait until then, end it, let a person decide. */
class DecisionStoryTest {
    private static final String JOHN = "customer-1@example.com";
    private static final String REVIEW = "/api/v1/privacy-request/administrate/";
    private final Scenario scenario = Scenario.shared();
    private final Receiver receiver = scenario.receiver();
    private final String decides = scenario.unique("decides");
    private final String next = scenario.unique("next");

    @Test
    void aDecisionToContinueIsToldWithItsReason() {
        String request = answered("""
                {"decision": "continue", "halt": false, "reason": "known since 2019",
                 "derived_identity": {"phone_number": "+1 555 0102"}}""");
        JsonNode complete = scenario.awaitStatus(request, "complete");

        assertThat(complete.path("webhook_decision").isNull()).isTrue();
        assertThat(log(request, decides)).startsWith("complete delivered, derived phone_number: known since 2019 (");
        assertThat(receiver.calls(request).getLast().body()).contains("+1 555 0102");
    }

    @Test
    void aWaitShowsItsReasonAndItsEndAndIsResumed() {
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1)).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        String request = answered("""
                {"decision": "wait", "reason": "Legal\\nis on leave", "wait_until": "%s"}""".formatted(tomorrow));
        JsonNode paused = scenario.awaitStatus(request, "paused");

        assertThat(paused.path("webhook_decision").toString())
                .isEqualTo("""
                {"webhook":"%s","decision":"wait","reason":"Legal is on leave","wait_until":"%s"}""".formatted(decides, tomorrow.toString().replace("Z", "+00:00")));
        assertThat(paused.path("action_required_details").isNull()).isTrue();
        assertThat(paused.path("resume_endpoint").asString()).endsWith("/resume");
        assertThat(log(request, decides)).startsWith("paused halted the request: Legal is on leave (");
        resume(request).answers(200, "{\"webhook_decision\": null}");
        scenario.awaitStatus(request, "complete");
        assertThat(paths(request)).containsExactly("/" + decides, "/" + next);
    }

    @Test
    void aWaitEndsByItselfAtTheTimeItAskedForAndTheRequestMustBeSubmittedAgain() {
        String request = answered("""
                {"decision": "wait", "reason": "soon", "wait_until": "%s"}""".formatted(Instant.now().plusSeconds(2)));
        JsonNode failed = scenario.awaitStatus(request, "error");

        assertThat(failed.path("action_required_details").path("step").asString())
                .isEqualTo("pre_webhooks");
        assertThat(log(request, decides)).startsWith("error").endsWith("must be submitted again.");
        resume(request).answers(400);
        assertThat(paths(request)).containsExactly("/" + decides);
    }

    @Test
    void aWaitIsNeverLongerThanTheTokenAndTheData() {
        String request = answered("""
                {"decision": "wait", "wait_until": "+999999999-12-31T00:00:00Z"}""");
        scenario.awaitStatus(request, "paused");

        Instant deadline = scenario.server()
                .bean(JdbcClient.class)
                .sql("SELECT deadline FROM webhook_wait WHERE request_id = :request")
                .param("request", request)
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .single();
        assertThat(deadline).isBefore(Instant.now().plus(Duration.ofHours(61)));
    }

    @Test
    void theEndOfAWaitIsStored() {
        String request = answered("""
                {"decision": "wait", "wait_until": "%s"}""".formatted(Instant.now().plus(Duration.ofHours(1))));
        scenario.awaitStatus(request, "paused");
        scenario.server()
                .bean(JdbcClient.class)
                .sql("UPDATE webhook_wait SET deadline = now() WHERE request_id = :request AND state = 'open'")
                .param("request", request)
                .update();

        scenario.awaitStatus(request, "error");
    }

    @Test
    void aCanceledRequestEndsWithItsReasonAndNothingIsDone() {
        String request = answered("""
                {"decision": "cancel", "reason": "not our customer", "derived_identity": {"phone_number": "+1"}}""");
        JsonNode canceled = scenario.awaitStatus(request, "canceled");

        assertThat(canceled.path("webhook_decision").toString()).isEqualTo("""
                {"webhook":"%s","decision":"cancel","reason":"not our customer","wait_until":null}""".formatted(decides));
        assertThat(canceled.path("resume_endpoint").isNull()).isTrue();
        assertThat(log(request, decides)).startsWith("complete canceled the request: not our customer (");
        assertThat(verbose(request).at("/results/Request canceled/0/message").asString())
                .isEqualTo("webhook " + decides + ": not our customer");
        assertThat(scenario.api()
                        .get("/api/v1/privacy-request/" + request + "/identity")
                        .answers(200)
                        .json()
                        .path("derived")
                        .toString())
                .isEqualTo("[]");
        resume(request).answers(400);
        scenario.api().post("/api/v1/privacy-request/" + request + "/retry", "").answers(400);
        decide("approve", request).answers(200, "{\"succeeded\": []}");
        assertThat(paths(request)).containsExactly("/" + decides);
    }

    @Test
    void anApprovedReviewGoesOnAfterItsWebhook() {
        String request = answered("""
                {"decision": "review", "reason": "two people of that name", "derived_identity": {"phone_number": "+1 555 0103"}}""");
        JsonNode pending = awaitReview(request);

        assertThat(pending.path("webhook_decision").toString()).isEqualTo("""
                {"webhook":"%s","decision":"review","reason":"two people of that name","wait_until":null}""".formatted(decides));
        assertThat(log(request, decides))
                .startsWith("pending sent the request to review, derived phone_number: two people of that name (");
        resume(request).answers(400);
        decide("approve", request).answers(200, """
                {"failed": [], "succeeded": [{"id": "%s", "webhook_decision": null}]}""".formatted(request));
        scenario.awaitStatus(request, "complete");
        assertThat(paths(request)).containsExactly("/" + decides, "/" + next);
        assertThat(receiver.calls(request).getLast().body()).contains("+1 555 0103");
    }

    @Test
    void aDeniedReviewEndsTheRequest() {
        String request = answered("{\"decision\": \"review\"}");
        awaitReview(request);

        decide("deny", request).answers(200, """
                {"failed": [], "succeeded": [{"status": "denied", "webhook_decision": {"decision": "review", "reason": null}}]}""");

        assertThat(log(request, decides)).startsWith("pending sent the request to review (");
        decide("approve", request).answers(200, "{\"succeeded\": []}");
        assertThat(paths(request)).containsExactly("/" + decides);
    }

    /** As after a node that died between the review and the end of its job: the job is picked up again. */
    @Test
    void aRequestUnderReviewIsNotTakenByALeftOverJob() {
        String request = answered("{\"decision\": \"review\"}");
        awaitReview(request);
        JdbcClient jdbc = scenario.server().bean(JdbcClient.class);
        awaitNoJob(jdbc, request);
        jdbc.sql("""
                        INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                        VALUES ('privacy-request-run', :request || '/1', now(), false, 1)""").param("request", request).update();
        awaitNoJob(jdbc, request);

        assertThat(scenario.request(request).path("status").asString()).isEqualTo("pending");
        assertThat(paths(request)).containsExactly("/" + decides);
    }

    @Test
    void ofManyReviewersAtOnceOneDecidesAndTheRequestGoesOnOnce() throws Exception {
        String request = answered("{\"decision\": \"review\"}");
        awaitReview(request);
        Callable<Integer> approve =
                () -> decide("approve", request).json().required("succeeded").size();
        int won = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(List.of(approve, approve, approve, approve))) {
                won += answer.get();
            }
        } catch (ExecutionException failed) {
            throw new AssertionError(failed);
        }

        assertThat(won).isEqualTo(1);
        scenario.awaitStatus(request, "complete");
        assertThat(paths(request)).containsExactly("/" + decides, "/" + next);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"decision\": \"stop\"}",
                "{\"decision\": \"continue\", \"halt\": true}",
                "{\"decision\": \"cancel\", \"reason\": []}",
                "{\"decision\": \"wait\", \"wait_until\": \"2020-01-01T00:00:00Z\"}",
                "{\"decision\": \"review\", \"derived_identity\": {\"shoe_size\": \"44\"}}"
            })
    void aDecisionThatCannotBeReadFailsWithItsReasonAndStoresNothing(String answer) {
        String request = answered(answer);
        JsonNode failed = scenario.awaitStatus(request, "error");

        assertThat(failed.path("webhook_decision").isNull()).isTrue();
        assertThat(log(request, decides)).startsWith("error failed: ").doesNotContain("44", "stop");
    }

    @Test
    void afterTheWorkARequestCanOnlyContinue() {
        String policy = scenario.accessPolicy("user.name");
        scenario.webhooks(policy, "post", new Hook(decides, "two_way"));
        receiver.answers(decides, 200, "{\"decision\": \"cancel\", \"reason\": \"too late\"}");
        String request = scenario.submit(policy, JOHN);
        scenario.awaitStatus(request, "error");

        assertThat(scenario.log(request).getLast())
                .contains("failed: the decision 'cancel' comes too late: the work is done (");
    }

    @Test
    void whatAOneWayWebhookDecidesIsNotRead() {
        String policy = scenario.accessPolicy("user.name");
        scenario.webhooks(policy, "pre", new Hook(decides, "one_way"));
        receiver.answers(decides, 200, "{\"decision\": \"cancel\"}");

        scenario.awaitStatus(scenario.submit(policy, JOHN), "complete");
    }

    private String answered(String answer) {
        String policy = scenario.accessPolicy("user.name");
        scenario.webhooks(policy, "pre", new Hook(decides, "two_way"), new Hook(next, "two_way"));
        receiver.answers(decides, 200, answer);
        return scenario.submit(policy, JOHN);
    }

    /** A request is pending before its first run, too. */
    private JsonNode awaitReview(String request) {
        long deadline = System.nanoTime() + 20_000_000_000L;
        JsonNode shown = scenario.request(request);
        while (!shown.path("status").asString().equals("pending")
                || shown.path("webhook_decision").isNull()) {
            assertThat(System.nanoTime()).as(shown.toString()).isLessThan(deadline);
            shown = scenario.request(request);
        }
        return shown;
    }

    private static void awaitNoJob(JdbcClient jdbc, String request) {
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (jdbc.sql("SELECT count(*) FROM scheduled_tasks WHERE task_instance LIKE :request || '%'")
                        .param("request", request)
                        .query(Long.class)
                        .single()
                > 0) {
            assertThat(System.nanoTime()).isLessThan(deadline);
        }
    }

    private ApiResponse decide(String decision, String request) {
        return scenario.api().patch(REVIEW + decision, "{\"request_ids\": [\"" + request + "\"]}");
    }

    private ApiResponse resume(String request) {
        Call call = receiver.calls(request).getFirst();
        return scenario.api()
                .token(call.headers().get("reply-to-token"))
                .post(call.headers().get("reply-to"), "{}");
    }

    private JsonNode verbose(String request) {
        return scenario.api()
                .get("/api/v1/privacy-request?verbose=true&request_id=" + request)
                .answers(200)
                .json()
                .at("/items/0");
    }

    /** The last entry of a webhook: status and message. */
    private String log(String request, String webhook) {
        String start = "pre_webhooks:" + webhook + " ";
        Stream<String> entries = scenario.log(request).stream().filter(line -> line.startsWith(start));
        return entries.reduce((_, last) -> last).orElseThrow().substring(start.length());
    }

    private List<String> paths(String request) {
        return receiver.calls(request).stream().map(Call::path).toList();
    }
}
