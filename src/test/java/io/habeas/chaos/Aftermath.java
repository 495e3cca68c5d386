package io.habeas.chaos;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database says of the requests and their calls. */
record Aftermath(JdbcClient sql) {
    private static final int PATIENCE_SECONDS = 240;

    /** A request, and the reason of its error, if it has one. */
    record Outcome(String id, String policy, String status, String reason) {}

    /** Waits until no request is under way and no call is still to be made. */
    void awaitRest() {
        Patience patience = Patience.ofSeconds(PATIENCE_SECONDS);
        while (!unrest().isEmpty()) {
            patience.pause(250, () -> "No rest within " + PATIENCE_SECONDS + " s:\n" + String.join("\n", unrest()));
        }
    }

    private List<String> unrest() {
        return sql.sql("""
                        SELECT r.id || ' ' || r.status || ' ' || coalesce((
                            SELECT string_agg(concat_ws(' ', s.target, s.status, s.attempts, s.not_before, s.held_by), ', ' ORDER BY s.position)
                            FROM request_step s WHERE s.request_id = r.id), '') || ' ' || coalesce((
                            SELECT string_agg(t::text, ', ') FROM scheduled_tasks t WHERE t.task_instance LIKE r.id || '/%'), 'no job')
                        FROM privacy_request r WHERE r.status NOT IN ('complete', 'error')
                        UNION ALL
                        SELECT task_name || ' ' || task_instance FROM scheduled_tasks
                        WHERE task_name IN ('privacy-request-run', 'webhook-redelivery')""").query(String.class).list();
    }

    List<Outcome> outcomes() {
        return sql.sql("""
                        SELECT r.id, p.key AS policy, r.status, coalesce((
                            SELECT collection_name || ': ' || regexp_replace(message, ' \\(\\d+ ms\\)$', '') FROM execution_log
                            WHERE privacy_request_id = r.id AND status = 'error' ORDER BY sequence DESC LIMIT 1), '') AS reason
                        FROM privacy_request r JOIN policy p ON p.id = r.policy_id""").query(Outcome.class).list();
    }

    /** How many attempts the delivery log has, by webhook-id. */
    Map<String, Long> attempts() {
        record Logged(String step, long attempts) {}
        return sql
                .sql("SELECT step_id AS step, count(*) AS attempts FROM webhook_attempt GROUP BY step_id")
                .query(Logged.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Logged::step, Logged::attempts));
    }

    /**
     * The calls, by request and webhook's key, that did not reach their receiver at their first try, or not yet: held back, or given up
     * before they arrived. A run goes on at once after the first try of a one-way call.
     */
    Set<String> passedOver() {
        return sql.sql("""
                        SELECT DISTINCT privacy_request_id || ' ' || collection_name FROM execution_log
                        WHERE (status = 'retrying' OR message LIKE '%not delivered%')
                            AND message NOT LIKE '%the receiver answered%'""").query(String.class).set();
    }
}
