package io.habeas.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.Defect;
import io.habeas.security.Purpose;
import io.habeas.security.TokenCipher;
import io.habeas.story.Receiver.Answer;
import io.habeas.story.Scenario.Hook;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What went wrong with policy webhooks in fidesops when a whole request ran, and does not here. */
class PolicyWebhookDefectsTest {
    private static final String JOHN = "customer-1@example.com";
    private final Scenario scenario = Scenario.shared();
    private final Receiver receiver = scenario.receiver();

    @Test
    @Defect("1")
    void aReceiverThatNeverAnswersHoldsNoRequest() {
        String silent = scenario.unique("silent");
        String policy = scenario.accessPolicy("user.name");
        CountDownLatch over = new CountDownLatch(1);
        scenario.webhooks(policy, "pre", new Hook(silent, "two_way"));
        terms(policy, silent, "{\"timeout_seconds\": 0.3, \"retry\": 0}");
        receiver.answers(silent, _ -> {
            await(over);
            return new Answer(200, "{}");
        });

        String request = scenario.submit(policy, JOHN);
        scenario.awaitStatus(request, "error");
        over.countDown();

        assertThat(scenario.log(request))
                .anyMatch(line -> line.startsWith("pre_webhooks:" + silent + " error") && line.contains("in time"));
    }

    @ParameterizedTest
    @Defect({"2", "21"})
    @CsvSource(quoteCharacter = '`', textBlock = """
            200, ``,                          the answer was not a JSON object
            200, <html></html>,               the answer was not JSON
            200, [],                          the answer was not a JSON object
            200, `[{"halt": false}]`,         the answer was not a JSON object
            200, true,                        the answer was not a JSON object
            200, `{"status": "ok"}`,          no boolean member 'halt'
            200, `{"halt": "maybe"}`,         no boolean member 'halt'
            302, ``,                          the receiver answered 302; redirects are not followed
            404, ``,                          the receiver answered 404
            """)
    void anAnswerThatNobodyExpectsIsAnErrorWithAReasonFromWhichItCanBeRetried(int status, String body, String reason) {
        String odd = scenario.unique("unexpected");
        String policy = scenario.accessPolicy("user.name");
        scenario.webhooks(policy, "pre", new Hook(odd, "two_way"));
        receiver.answers(odd, status, body);

        String request = scenario.submit(policy, JOHN);
        JsonNode failed = scenario.awaitStatus(request, "error");
        assertThat(failed.path("resume_endpoint").asString()).isEqualTo("/privacy-request/" + request + "/retry");
        assertThat(scenario.log(request)).anyMatch(line -> line.contains(reason));

        receiver.answers(odd, 200, "{}");
        scenario.api()
                .post("/api/v1" + failed.path("resume_endpoint").asString(), "")
                .answers(200);
        scenario.awaitStatus(request, "complete");
    }

    @Test
    @Defect("14")
    void theWaitEndsNoLaterThanTheDataThatItNeeds() {
        String first = scenario.unique("first");
        String halt = scenario.unique("halt");
        String policy = scenario.accessPolicy("user.name");
        scenario.webhooks(policy, "pre", new Hook(first, "two_way"), new Hook(halt, "two_way"));
        receiver.answers(first, call -> {
            jdbc().sql("UPDATE vault_key SET expires_at = now() + interval '1 hour' WHERE request_id = :id")
                    .param("id", call.request())
                    .update();
            return new Answer(200, "{}");
        });
        receiver.answers(halt, 200, "{\"halt\": true}");

        String request = scenario.submit(policy, JOHN);
        scenario.awaitStatus(request, "paused");

        assertThat(instant("SELECT deadline FROM webhook_wait WHERE request_id = :id", request))
                .isEqualTo(instant("SELECT expires_at FROM vault_key WHERE request_id = :id", request));
    }

    @Test
    @Defect("14")
    void theTokenIsGoodForAsLongAsTheWait() {
        String request = paused(scenario.unique("halt"), scenario.accessPolicy("user.name"));

        Instant deadline = instant("SELECT deadline FROM webhook_wait WHERE request_id = :id", request);
        assertThat(deadline)
                .isBetween(
                        Instant.now().plus(Duration.ofMinutes(3_590)),
                        Instant.now().plus(Duration.ofMinutes(3_600)));
        assertThat(expiry(tokenOf(request))).isBetween(deadline, deadline.plus(Duration.ofMinutes(1)));
    }

    @Test
    @Defect("16")
    void aRequestGoesOnAlthoughTheWebhookThatHaltedItIsGone() {
        String halt = scenario.unique("halt");
        String policy = scenario.accessPolicy("user.name");
        String request = paused(halt, policy);

        scenario.api()
                .delete("/api/v1/policy/" + policy + "/webhook/pre_execution/" + halt)
                .answers(200);
        scenario.api().delete("/api/v1/connection/" + halt).answers(204);
        scenario.api()
                .token(tokenOf(request))
                .post("/api/v1/privacy-request/" + request + "/resume", "{}")
                .answers(200);

        scenario.awaitStatus(request, "complete");
    }

    @Test
    @Defect({"17", "C6"})
    void aRetryAfterAFailedPostWebhookRepeatsNothingThatWasDone() {
        String pre = scenario.unique("pre");
        String told = scenario.unique("told");
        String failing = scenario.unique("failing");
        String policy = scenario.accessPolicy("user.name");
        scenario.webhooks(policy, "pre", new Hook(pre, "two_way"));
        scenario.webhooks(policy, "post", new Hook(told, "one_way"), new Hook(failing, "two_way"));
        receiver.answers(failing, 403, "");
        String request = scenario.submit(policy, JOHN);
        scenario.awaitStatus(request, "error");

        receiver.answers(failing, 200, "{}");
        scenario.api().post("/api/v1/privacy-request/" + request + "/retry", "").answers(200);
        scenario.awaitStatus(request, "complete");

        assertThat(receiver.calls(request))
                .extracting(Receiver.Call::path)
                .containsExactly("/" + pre, "/" + told, "/" + failing, "/" + failing);
    }

    @Test
    @Defect("18")
    void aOneWayReceiverThatCannotBeReachedIsRecordedAsOneThatFails() {
        String gone = scenario.unique("unreachable");
        String policy = scenario.accessPolicy("user.name");
        scenario.webhooks(policy, "pre", new Hook(gone, "one_way"));
        terms(policy, gone, "{\"retry\": 0}");
        scenario.api().put("/api/v1/connection/" + gone + "/secret", """
                        {"url": "http://127.0.0.1:1/", "authorization": "x"}""").answers(200);

        String request = scenario.submit(policy, JOHN);
        scenario.awaitStatus(request, "complete");

        assertThat(scenario.log(request)).anyMatch(line -> line.startsWith("pre_webhooks:" + gone + " error"));
    }

    private String paused(String halt, String policy) {
        scenario.webhooks(policy, "pre", new Hook(halt, "two_way"));
        receiver.answers(halt, 200, "{\"halt\": true}");
        String request = scenario.submit(policy, JOHN);
        scenario.awaitStatus(request, "paused");
        return request;
    }

    private String tokenOf(String request) {
        return receiver.calls(request).getLast().headers().get("reply-to-token");
    }

    private static void await(CountDownLatch over) {
        try {
            over.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private void terms(String policy, String hook, String members) {
        scenario.api()
                .patch("/api/v1/policy/" + policy + "/webhook/pre_execution/" + hook, members)
                .answers(200);
    }

    private Instant expiry(String token) {
        Map<String, Object> claims = scenario.server()
                .bean(TokenCipher.class)
                .decrypt(Purpose.REPLY_TOKEN, token)
                .orElseThrow();
        return Instant.ofEpochSecond(((Number) claims.get("exp")).longValue());
    }

    private Instant instant(String sql, String request) {
        return jdbc().sql(sql)
                .param("id", request)
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .single();
    }

    private JdbcClient jdbc() {
        return scenario.server().bean(JdbcClient.class);
    }
}
