package io.habeas.webhook;

import io.habeas.MigratedDatabase;
import io.habeas.platform.FidesKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Prints how long the delivery log takes over a million attempts, by filter; run by its name. */
class DeliveryLogBenchmark {
    private static final int ATTEMPTS = Integer.getInteger("attempts", 1_000_000);
    private static final Optional<DeliveryCursor> MIDDLE =
            Optional.of(new DeliveryCursor(Instant.parse("2026-07-15T00:00:00Z"), 0));

    @Test
    void lists() {
        MigratedDatabase database = MigratedDatabase.fresh();
        long begun = System.nanoTime();
        DeliveryRows.fillWithoutIndexes(database.jdbc(), ATTEMPTS);
        System.out.printf("%,d attempts written in %d s%n", ATTEMPTS, (System.nanoTime() - begun) / 1_000_000_000);
        System.out.println(database.jdbc()
                .sql("SELECT pg_size_pretty(pg_table_size('webhook_attempt')) || ' + indexes '"
                        + " || pg_size_pretty(pg_indexes_size('webhook_attempt'))")
                .query(String.class)
                .single());
        DeliveryLog log =
                new DeliveryLog(JdbcClient.create(new SingleConnectionDataSource(connection(database.source()), true)));
        queries().forEach((name, query) -> {
            long[] times = new long[21];
            int found = 0;
            for (int i = 0; i < times.length; i++) {
                long start = System.nanoTime();
                found = log.slice(query).items().size();
                times[i] = System.nanoTime() - start;
            }
            double first = times[0] / 1e6;
            Arrays.sort(times);
            System.out.printf("%-44s %3d rows  first %7.2f ms  median %7.2f ms%n", name, found, first, times[10] / 1e6);
        });
    }

    private static Connection connection(DataSource source) {
        try {
            return source.getConnection();
        } catch (SQLException noDatabase) {
            throw new IllegalStateException(noDatabase);
        }
    }

    private static Map<String, DeliveryQuery> queries() {
        Map<String, DeliveryQuery> queries = new LinkedHashMap<>();
        DeliveryQuery all = query(null, null, null, null);
        queries.put("everything", all);
        queries.put("everything, from the middle", from(all));
        queries.put("of a request", request(all));
        queries.put("failed", query(null, null, null, DeliveryOutcome.FAILED));
        queries.put("failed, from the middle", from(query(null, null, null, DeliveryOutcome.FAILED)));
        queries.put("post", query(null, null, Stage.POST, null));
        queries.put("an outcome that never was", query(null, null, null, DeliveryOutcome.CANCELED));
        for (int policy : List.of(0, 5, 15)) {
            String name = "policy-" + policy;
            queries.put(name, query(name, null, null, null));
            queries.put(name + ", from the middle", from(query(name, null, null, null)));
            queries.put(name + ", failed", query(name, null, null, DeliveryOutcome.FAILED));
        }
        queries.put("webhook-0", query(null, "webhook-0", null, null));
        queries.put("webhook-0, failed", query(null, "webhook-0", null, DeliveryOutcome.FAILED));
        queries.put("webhook-0, failed, from the middle", from(query(null, "webhook-0", null, DeliveryOutcome.FAILED)));
        queries.put("webhook-41", query(null, "webhook-41", null, null));
        queries.put("policy-0 and webhook-0", query("policy-0", "webhook-0", null, null));
        queries.put("policy-0 and a webhook of another", query("policy-0", "webhook-8", null, null));
        queries.put("policy-0, post, failed", query("policy-0", null, Stage.POST, DeliveryOutcome.FAILED));
        return queries;
    }

    private static DeliveryQuery query(String policy, String webhook, Stage stage, DeliveryOutcome outcome) {
        return new DeliveryQuery(
                100,
                Optional.empty(),
                Optional.ofNullable(policy).map(FidesKey::new),
                Optional.ofNullable(webhook).map(FidesKey::new),
                Optional.empty(),
                Optional.ofNullable(stage),
                outcome == null ? List.of() : List.of(outcome),
                Optional.empty(),
                Optional.empty());
    }

    private static DeliveryQuery from(DeliveryQuery query) {
        return new DeliveryQuery(
                query.size(),
                MIDDLE,
                query.policyKey(),
                query.webhookKey(),
                query.privacyRequestId(),
                query.stage(),
                query.outcome(),
                query.startedGt(),
                query.startedLt());
    }

    private static DeliveryQuery request(DeliveryQuery query) {
        return new DeliveryQuery(
                query.size(),
                query.cursor(),
                query.policyKey(),
                query.webhookKey(),
                Optional.of("pri_" + ATTEMPTS / 8),
                query.stage(),
                query.outcome(),
                query.startedGt(),
                query.startedLt());
    }
}
