package io.habeas.webhook;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Fills the delivery log with attempts that never happened: policies, webhooks, stages and outcomes in uneven shares, over 90 days. */
final class DeliveryRows {
    private DeliveryRows() {}

    /** As {@link #fill}, quicker where there are many. */
    static void fillWithoutIndexes(JdbcClient jdbc, int attempts) {
        List<String> indexes = jdbc.sql(
                        "SELECT indexdef FROM pg_indexes WHERE tablename = 'webhook_attempt' AND indexdef NOT LIKE '%UNIQUE%'")
                .query(String.class)
                .list();
        indexes.forEach(index -> jdbc.sql("DROP INDEX " + index.split(" ")[2]).update());
        fill(jdbc, attempts);
        indexes.forEach(index -> jdbc.sql(index).update());
    }

    /**
     * Of 1,000 attempts, 970 are delivered. Policy n has twice as many as policy n+1, roughly; a policy has four webhooks, the last one
     * post. Two attempts each begin at the same instant.
     */
    static void fill(JdbcClient jdbc, int attempts) {
        jdbc.sql("""
                INSERT INTO webhook_attempt (request_id, step_id, webhook_id, webhook_key, policy_key, stage, direction, connection_key,
                                             attempt, started_at, finished_at, duration_ms, address, status, outcome, request_size,
                                             response_size)
                SELECT 'pri_' || n / 4, 'ste_' || n, 'pol_' || webhook, 'webhook-' || webhook, 'policy-' || policy,
                       CASE WHEN n % 4 = 3 THEN 'post' ELSE 'pre' END, 'one_way', 'webhook-' || webhook, 1, at, at, 12,
                       '203.0.113.7:443', 200, outcome, 150, 16
                FROM (SELECT n, policy, policy * 4 + n % 4 AS webhook,
                             CASE WHEN n % 1000 < 970 THEN 'delivered' WHEN n % 1000 < 990 THEN 'retrying'
                                  WHEN n % 1000 < 996 THEN 'undelivered' WHEN n % 1000 < 999 THEN 'halted' ELSE 'failed' END AS outcome,
                             timestamptz '2026-06-01' + (n / 2) * (interval '90 days' * 2 / :attempts) AS at
                      FROM (SELECT n, least(30, floor(-ln(1 - (hashint4(n / 4)::bigint + 2147483648) / 4294967297.0) * 1.44))::int AS policy
                            FROM generate_series(1, :attempts) AS n) AS chosen) AS made""").param("attempts", attempts).update();
        jdbc.sql("ANALYZE webhook_attempt").update();
    }
}
