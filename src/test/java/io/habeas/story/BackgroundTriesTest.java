package io.habeas.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.Defect;
import io.habeas.story.Receiver.Answer;
import io.habeas.story.Receiver.Call;
import io.habeas.story.Scenario.Hook;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A one-way webhook that fails at first: the run goes on at once, the further tries are made in the background. */
class BackgroundTriesTest {
    private static final String JOHN = "customer-1@example.com";
    private static final Answer BUSY = new Answer(503, "");
    private static final Answer TAKEN = new Answer(200, "");

    private final Scenario scenario = Scenario.shared();
    private final Receiver receiver = scenario.receiver();
    private final JdbcClient jdbc = scenario.server().bean(JdbcClient.class);

    @Test
    void theRunGoesOnAtOnceAndTheCallIsMadeAgainUnderTheSameId() {
        Told told = told("");
        String after = scenario.unique("after");
        scenario.webhooks(told.policy(), "post", new Hook(after, "two_way"));
        receiver.answersInTurn(told.key(), BUSY, BUSY, TAKEN);

        String request = scenario.submit(told.policy(), JOHN);
        scenario.awaitStatus(request, "complete");
        assertThat(calls(request, told.key())).as("made by the run itself").hasSize(1);
        assertThat(calls(request, after)).hasSize(1);
        await(() -> outcomes(request).size() == 4 && !outcomes(request).contains("started"), request);

        List<Call> calls = calls(request, told.key());
        assertThat(calls).hasSize(3).allMatch(call -> call.body().contains(JOHN));
        assertThat(calls.stream().map(call -> call.headers().get("webhook-id")).distinct())
                .hasSize(1);
        assertThat(outcomes(request)).containsExactly("retrying", "delivered", "retrying", "delivered");
        assertThat(scenario.log(request))
                .anyMatch(line -> line.startsWith("pre_webhooks:" + told.key() + " retrying will be tried again"))
                .last()
                .asString()
                .startsWith("pre_webhooks:" + told.key() + " complete delivered");
        await(() -> jobs(request) == 0, request);
    }

    @Test
    @Defect("18")
    void itsLastTryIsTheLastAndIsRecordedAsUndelivered() {
        Told told = told("\"retry\": 1");
        receiver.answers(told.key(), 500, "");

        String request = scenario.submit(told.policy(), JOHN);
        scenario.awaitStatus(request, "complete");
        await(() -> outcomes(request).contains("undelivered"), request);

        assertThat(outcomes(request)).containsExactly("retrying", "undelivered");
        assertThat(scenario.log(request))
                .last()
                .asString()
                .startsWith("pre_webhooks:" + told.key() + " error not delivered: the receiver answered 500");
        assertThat(scenario.request(request).path("status").asString()).isEqualTo("complete");
        await(() -> jobs(request) == 0, request);
    }

    @Test
    void withoutRetriesThereIsOneTry() {
        Told told = told("\"retry\": 0");
        receiver.answers(told.key(), 503, "");

        String request = scenario.submit(told.policy(), JOHN);
        scenario.awaitStatus(request, "complete");

        assertThat(outcomes(request)).containsExactly("undelivered");
        assertThat(jobs(request)).isZero();
    }

    @Test
    void anAnswerThatIsFinalEndsTheTries() {
        Told told = told("");
        receiver.answersInTurn(told.key(), BUSY, new Answer(410, ""));

        String request = scenario.submit(told.policy(), JOHN);
        await(() -> outcomes(request).contains("undelivered"), request);

        assertThat(outcomes(request)).containsExactly("retrying", "undelivered");
    }

    @Test
    void whoeverMustBeToldIsTriedByTheRunItself() {
        Told told = told("\"on_failure\": \"fail\", \"retry\": 1");
        String next = scenario.unique("next");
        scenario.webhooks(told.policy(), "post", new Hook(next, "one_way"));
        receiver.answersInTurn(told.key(), BUSY, TAKEN, BUSY);

        String fine = scenario.submit(told.policy(), JOHN);
        scenario.awaitStatus(fine, "complete");
        String refused = scenario.submit(told.policy(), JOHN);
        scenario.awaitStatus(refused, "error");

        assertThat(outcomes(fine)).containsExactly("retrying", "delivered", "delivered");
        assertThat(outcomes(refused)).containsExactly("retrying", "failed");
        assertThat(calls(refused, next)).isEmpty();
    }

    @Test
    void aReceiverThatNamesATimeIsCalledThenInSecondsOrAsADate() {
        Told told = told("");
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(30));
        receiver.answersInTurn(
                told.key(),
                new Answer(429, "", Map.of("Retry-After", "0")),
                new Answer(503, "", Map.of("Retry-After", date)),
                TAKEN);

        String request = scenario.submit(told.policy(), JOHN);
        await(() -> outcomes(request).size() == 2 && dueIn(request) > 60, request);

        assertThat(dueIn(request)).isBetween(29 * 60, 30 * 60);
        makeDue(request);
        await(() -> outcomes(request).contains("delivered"), request);
        assertThat(outcomes(request)).containsExactly("retrying", "retrying", "delivered");
    }

    @Test
    void aCanceledRequestIsNotCalledAboutAnyMore() {
        Told told = told("");
        receiver.answers(told.key(), _ -> new Answer(503, "", Map.of("Retry-After", "600")));
        String request = scenario.submit(told.policy(), JOHN);
        scenario.awaitStatus(request, "complete");

        jdbc.sql("UPDATE privacy_request SET status = 'canceled' WHERE id = :id")
                .param("id", request)
                .update();
        makeDue(request);
        await(() -> outcomes(request).contains("undelivered"), request);

        assertThat(calls(request, told.key())).hasSize(1);
        assertThat(scenario.log(request)).anyMatch(line -> line.contains("not delivered: the request was taken back"));
    }

    @Test
    void withoutItsPersonalDataTheCallCannotBeMade() {
        Told told = told("");
        receiver.answers(told.key(), _ -> new Answer(503, "", Map.of("Retry-After", "600")));
        String request = scenario.submit(told.policy(), JOHN);
        scenario.awaitStatus(request, "complete");

        jdbc.sql("UPDATE vault_key SET expires_at = now() - interval '1 second' WHERE request_id = :id")
                .param("id", request)
                .update();
        makeDue(request);
        await(() -> outcomes(request).contains("undelivered"), request);

        assertThat(calls(request, told.key())).hasSize(1);
        assertThat(scenario.log(request))
                .anyMatch(line -> line.contains("not delivered: the personal data of the request has expired"));
    }

    /** A policy that tells one receiver before its work. */
    private record Told(String policy, String key) {}

    private Told told(String terms) {
        String key = scenario.unique("told");
        String policy = scenario.accessPolicy("user.name");
        scenario.webhooks(policy, "pre", new Hook(key, "one_way", terms));
        return new Told(policy, key);
    }

    private List<Call> calls(String request, String path) {
        return receiver.calls(request).stream()
                .filter(call -> call.path().equals("/" + path))
                .toList();
    }

    private List<String> outcomes(String request) {
        return jdbc.sql("SELECT outcome FROM webhook_attempt WHERE request_id = :id ORDER BY id")
                .param("id", request)
                .query(String.class)
                .list();
    }

    private static final String JOBS = """
            FROM scheduled_tasks WHERE task_name = 'webhook-redelivery'
                AND task_instance IN (SELECT id FROM request_step WHERE request_id = :id)""";

    private int jobs(String request) {
        return jdbc.sql("SELECT count(*) " + JOBS)
                .param("id", request)
                .query(Integer.class)
                .single();
    }

    private int dueIn(String request) {
        return jdbc.sql("SELECT extract(epoch FROM execution_time - now()) " + JOBS)
                .param("id", request)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    private void makeDue(String request) {
        await(() -> dueIn(request) > 0, request);
        jdbc.sql("""
                        UPDATE scheduled_tasks SET execution_time = now(), version = version + 1
                        WHERE NOT picked AND task_name = 'webhook-redelivery'
                            AND task_instance IN (SELECT id FROM request_step WHERE request_id = :id)""").param("id", request).update();
    }

    private void await(BooleanSupplier condition, String request) {
        long deadline = System.nanoTime() + 30_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as(outcomes(request) + " " + scenario.log(request))
                    .isLessThan(deadline);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
