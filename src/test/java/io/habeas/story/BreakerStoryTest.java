package io.habeas.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.TestServer;
import io.habeas.story.Receiver.Answer;
import io.habeas.story.Scenario.Hook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Receivers that fail or are slow, under two nodes on one database: they are spared, and no request suffers for it. */
class BreakerStoryTest {
    private static final String JOHN = "customer-1@example.com";
    private static final Map<String, String> SETTINGS = Map.of(
            "HABEAS_ENCRYPTION_KEY", "two-nodes-share-this-key-of-32-b",
            "HABEAS_WEBHOOK_CALLS_PER_HOST", "2",
            "HABEAS_WEBHOOK_BREAKER_FAILURES", "3",
            "HABEAS_WEBHOOK_BREAKER_OPEN_TIME", "1s",
            "HABEAS_WEBHOOK_BREAKER_LONGEST_OPEN_TIME", "2s");
    private static final Scenario SCENARIO = Scenario.with(SETTINGS);
    private static final TestServer SECOND_NODE = SCENARIO.secondNode(SETTINGS);

    private final Receiver receiver = SCENARIO.receiver();
    private final JdbcClient jdbc = SCENARIO.server().bean(JdbcClient.class);
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @AfterEach
    void theSecondNodeStillRuns() {
        SECOND_NODE.anonymous().get("/health").answers(200);
    }

    @Test
    void aReceiverThatKeepsFailingGetsOneProbeAtATimeAndAllRequestsWaitForIt() {
        String key = SCENARIO.unique("failing");
        String policy = policy(key, "two_way");
        receiver.answers(key, call -> slowly(200, new Answer(503, "")));

        List<String> requests = submit(policy, 12);
        await(() -> breaker(key) != null && underWay.get() == 0, requests);
        await(() -> requests.stream().allMatch(request -> tried(request) || heldBack(request)), requests);
        most.set(0);
        int before = attempts(key);
        await(() -> attempts(key) >= before + 3, requests);

        assertThat(most).as("probes at once").hasValue(1);
        assertThat(breaker(key).path("failures").asInt()).isGreaterThanOrEqualTo(5);
        assertThat(requests)
                .allMatch(request ->
                        SCENARIO.request(request).path("status").asString().equals("in_processing"));
        receiver.answers(key, 200, "{}");
        requests.forEach(request -> SCENARIO.awaitStatus(request, "complete"));
        assertThat(breaker(key)).isNull();
        assertThat(attempts(key)).as("what is held back is no attempt").isEqualTo((int) requests.stream()
                .mapToLong(request -> receiver.calls(request).size())
                .sum());
        assertThat(requests.stream().filter(this::heldBack)).isNotEmpty().allMatch(this::saysSoOncePerHold);
    }

    @Test
    void whatIsHeldBackGoesOnAsSoonAsTheReceiverIsWellAgain() {
        String key = SCENARIO.unique("mended");
        String policy = policy(key, "two_way");
        open(key, Instant.now().plus(Duration.ofHours(1)));
        receiver.answers(key, 200, "{}");
        List<String> requests = submit(policy, 6);
        await(() -> requests.stream().allMatch(this::heldBack), requests);

        makeProbeDue(key, requests.getFirst());

        requests.forEach(request -> SCENARIO.awaitStatus(request, "complete"));
        assertThat(requests).allMatch(request -> receiver.calls(request).size() == 1);
    }

    @Test
    void aOneWayCallThatIsHeldBackHoldsUpNobodyAndIsMadeLater() {
        String key = SCENARIO.unique("told");
        String policy = policy(key, "one_way");
        open(key, Instant.now().plusSeconds(5));

        String request = SCENARIO.submit(policy, JOHN);
        SCENARIO.awaitStatus(request, "complete");
        assertThat(receiver.calls(request)).isEmpty();
        assertThat(heldBack(request)).isTrue();
        await(() -> receiver.calls(request).size() == 1, List.of(request));

        await(() -> breaker(key) == null, List.of(request));
    }

    @Test
    void aReceiverMayAskForALongerRest() {
        String key = SCENARIO.unique("resting");
        String policy = policy(key, "two_way");
        receiver.answers(key, _ -> new Answer(503, "", Map.of("Retry-After", "1200")));

        List<String> requests = submit(policy, 3);
        await(() -> breaker(key) != null, requests);

        assertThat(Instant.parse(breaker(key).path("next_probe_at").asString()))
                .isAfter(Instant.now().plus(Duration.ofMinutes(19)));
        assertThat(breaker(key).path("state").asString()).isEqualTo("open");
    }

    @Test
    void aRefusalIsNoSignThatTheReceiverIsUnwell() {
        String key = SCENARIO.unique("refusing");
        String policy = policy(key, "two_way");
        receiver.answers(key, 403, "");

        submit(policy, 5).forEach(request -> SCENARIO.awaitStatus(request, "error"));

        assertThat(breaker(key)).isNull();
    }

    @Test
    void aHostGetsNoMoreCallsAtOnceThanItMayHaveOfEachNode() {
        String key = SCENARIO.unique("slow");
        String policy = policy(key, "two_way");
        receiver.answers(key, call -> slowly(150, new Answer(200, "{}")));

        List<String> requests = submit(policy, 30);
        requests.forEach(request -> SCENARIO.awaitStatus(request, "complete"));

        assertThat(most).hasValueLessThanOrEqualTo(4).hasPositiveValue();
        assertThat(requests).allMatch(request -> receiver.calls(request).size() == 1);
    }

    private Answer slowly(int millis, Answer answer) {
        most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
        underWay.decrementAndGet();
        return answer;
    }

    private static String policy(String key, String direction) {
        String policy = SCENARIO.accessPolicy("user.name");
        SCENARIO.webhooks(policy, "pre", new Hook(key, direction, "\"retry\": 20"));
        return policy;
    }

    private static List<String> submit(String policy, int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> SCENARIO.submit(policy, JOHN))
                .toList();
    }

    /** The breaker of a connection as the API lists it; null when it is closed. */
    private static JsonNode breaker(String key) {
        return SCENARIO.api()
                .get("/api/v1/webhook-breaker?size=100")
                .answers(200)
                .json()
                .path("items")
                .valueStream()
                .filter(breaker -> breaker.path("connection_key").asString().equals(key))
                .findFirst()
                .orElse(null);
    }

    private void open(String key, Instant until) {
        jdbc.sql("""
                        INSERT INTO webhook_breaker (connection_key, failures, openings, opened_at, open_until, changed_at)
                        VALUES (:key, 3, 1, now(), :until::timestamptz, now())""").param("key", key).param("until", until.toString()).update();
    }

    /** The breaker's time is over, and one request comes to find out. */
    private void makeProbeDue(String key, String request) {
        jdbc.sql("UPDATE webhook_breaker SET open_until = now() WHERE connection_key = :key")
                .param("key", key)
                .update();
        jdbc.sql("UPDATE request_step SET not_before = NULL WHERE request_id = :request AND held_by IS NOT NULL")
                .param("request", request)
                .update();
        jdbc.sql("""
                        UPDATE scheduled_tasks SET execution_time = now(), version = version + 1
                        WHERE task_instance = :request || '/1' AND NOT picked""").param("request", request).update();
    }

    private int attempts(String key) {
        return jdbc.sql("SELECT count(*) FROM webhook_attempt WHERE webhook_key = :key")
                .param("key", key)
                .query(Integer.class)
                .single();
    }

    private boolean tried(String request) {
        return !receiver.calls(request).isEmpty();
    }

    private boolean heldBack(String request) {
        return SCENARIO.log(request).stream().anyMatch(line -> line.contains("retrying held back: "));
    }

    /** Between two tries, at most one entry says that it is held back. */
    private boolean saysSoOncePerHold(String request) {
        List<String> log = SCENARIO.log(request);
        return IntStream.range(1, log.size())
                .noneMatch(at ->
                        log.get(at).contains("held back") && log.get(at - 1).contains("held back"));
    }

    private static void await(BooleanSupplier condition, List<String> requests) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as(requests.stream().map(SCENARIO::log).toList().toString())
                    .isLessThan(deadline);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
