package io.habeas.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.MigratedDatabase;
import io.habeas.platform.FidesKey;
import io.habeas.platform.web.Slice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The listing against the same rows filtered and sorted here. */
class DeliveryLogTest {
    private static final JdbcClient JDBC = filled();
    private static final DeliveryLog LOG = new DeliveryLog(JDBC);
    private static final Instant MIDDLE = Instant.parse("2026-07-15T00:00:00Z");
    private static final List<DeliveryView> ALL = read(Ask.ALL);

    private static JdbcClient filled() {
        JdbcClient jdbc = MigratedDatabase.fresh().jdbc();
        DeliveryRows.fill(jdbc, 3_000);
        return jdbc;
    }

    @Test
    void showsEveryAttemptOnceAndTheNewestFirst() {
        assertThat(ALL).hasSize(3_000).doesNotHaveDuplicates();
        assertThat(ALL)
                .isSortedAccordingTo(Comparator.comparing(DeliveryView::startedAt)
                        .thenComparing(DeliveryView::id)
                        .reversed());
    }

    @Test
    void filtersByPolicyAndWebhook() {
        found(ask -> ask.policy("policy-1"), row -> row.policyKey().value().equals("policy-1"));
        found(ask -> ask.webhook("webhook-6"), row -> row.webhookKey().value().equals("webhook-6"));
        found(ask -> ask.policy("policy-1").webhook("webhook-0"), _ -> false);
    }

    @Test
    void filtersByOutcomeAndStage() {
        found(ask -> ask.outcome(DeliveryOutcome.FAILED), row -> row.outcome() == DeliveryOutcome.FAILED);
        found(
                ask -> ask.outcome(DeliveryOutcome.HALTED, DeliveryOutcome.UNDELIVERED, DeliveryOutcome.HALTED),
                row -> row.outcome() == DeliveryOutcome.HALTED || row.outcome() == DeliveryOutcome.UNDELIVERED);
        found(ask -> ask.stage(Stage.POST), row -> row.stage() == Stage.POST);
        found(
                ask -> ask.stage(Stage.PRE).outcome(DeliveryOutcome.RETRYING).policy("policy-0"),
                row -> row.stage() == Stage.PRE
                        && row.outcome() == DeliveryOutcome.RETRYING
                        && row.policyKey().value().equals("policy-0"));
    }

    @Test
    void filtersByRequestAndTimeAndLeavesTheBoundsOut() {
        Instant bound = ALL.get(1_000).startedAt();
        found(ask -> ask.request("pri_100"), row -> row.privacyRequestId().equals("pri_100"));
        found(ask -> ask.after(bound), row -> row.startedAt().isAfter(bound));
        found(ask -> ask.before(bound), row -> row.startedAt().isBefore(bound));
        found(
                ask -> ask.after(MIDDLE).before(bound).webhook("webhook-1"),
                row -> row.startedAt().isAfter(MIDDLE)
                        && row.startedAt().isBefore(bound)
                        && row.webhookKey().value().equals("webhook-1"));
    }

    @Test
    void aCursorOutlivesWhatIsAddedMeanwhile() {
        Slice<DeliveryView> first = LOG.slice(Ask.ALL.policy("policy-0").query(7, Optional.empty()));
        JDBC.sql("""
                INSERT INTO webhook_attempt (request_id, step_id, webhook_id, webhook_key, policy_key, stage, direction, connection_key,
                                             attempt, started_at)
                VALUES ('pri_new', 'ste_new', 'w', 'w', 'policy-0', 'pre', 'one_way', 'c', 1, '2026-12-01')""").update();
        try {
            Slice<DeliveryView> second = LOG.slice(Ask.ALL
                    .policy("policy-0")
                    .query(7, Optional.ofNullable(first.nextCursor()).map(DeliveryCursor::of)));

            assertThat(second.items())
                    .isEqualTo(ALL.stream()
                            .filter(row -> row.policyKey().value().equals("policy-0"))
                            .skip(7)
                            .limit(7)
                            .toList());
        } finally {
            JDBC.sql("DELETE FROM webhook_attempt WHERE request_id = 'pri_new'").update();
        }
    }

    @Test
    void theLastSliceHasNoCursor() {
        assertThat(LOG.slice(Ask.ALL.request("pri_1").query(4, Optional.empty()))
                        .nextCursor())
                .isNull();
        assertThat(LOG.slice(Ask.ALL.request("pri_nobody").query(4, Optional.empty()))
                        .items())
                .isEmpty();
    }

    private static void found(UnaryOperator<Ask> asked, Predicate<DeliveryView> expected) {
        assertThat(read(asked.apply(Ask.ALL)))
                .isEqualTo(ALL.stream().filter(expected).toList());
    }

    /** All slices, one after another; of a size that divides nothing. */
    private static List<DeliveryView> read(Ask ask) {
        List<DeliveryView> rows = new ArrayList<>();
        Optional<DeliveryCursor> cursor = Optional.empty();
        do {
            Slice<DeliveryView> slice = LOG.slice(ask.query(97, cursor));
            rows.addAll(slice.items());
            cursor = Optional.ofNullable(slice.nextCursor()).map(DeliveryCursor::of);
        } while (cursor.isPresent());
        return rows;
    }

    /** A query without its place. */
    private record Ask(
            Optional<FidesKey> policy,
            Optional<FidesKey> webhook,
            Optional<String> request,
            Optional<Stage> stage,
            List<DeliveryOutcome> outcomes,
            Optional<Instant> after,
            Optional<Instant> before) {
        static final Ask ALL = new Ask(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty());

        DeliveryQuery query(int size, Optional<DeliveryCursor> cursor) {
            return new DeliveryQuery(size, cursor, policy, webhook, request, stage, outcomes, after, before);
        }

        Ask policy(String key) {
            return new Ask(Optional.of(new FidesKey(key)), webhook, request, stage, outcomes, after, before);
        }

        Ask webhook(String key) {
            return new Ask(policy, Optional.of(new FidesKey(key)), request, stage, outcomes, after, before);
        }

        Ask request(String id) {
            return new Ask(policy, webhook, Optional.of(id), stage, outcomes, after, before);
        }

        Ask stage(Stage only) {
            return new Ask(policy, webhook, request, Optional.of(only), outcomes, after, before);
        }

        Ask outcome(DeliveryOutcome... wanted) {
            return new Ask(policy, webhook, request, stage, List.of(wanted), after, before);
        }

        Ask after(Instant time) {
            return new Ask(policy, webhook, request, stage, outcomes, Optional.of(time), before);
        }

        Ask before(Instant time) {
            return new Ask(policy, webhook, request, stage, outcomes, after, Optional.of(time));
        }
    }
}
