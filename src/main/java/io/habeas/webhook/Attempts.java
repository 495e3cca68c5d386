package io.habeas.webhook;

import io.habeas.platform.web.WireNames;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The attempts of calls: a row before the call leaves, completed with what came of it. */
@Repository
class Attempts {
    private final JdbcClient jdbc;
    private final Clock clock;

    Attempts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Writes the row of an attempt that is about to leave and gives its id. */
    long begin(WebhookCall call, int requestSize) {
        return begin(call, requestSize, false);
    }

    /** The number is the next one of its call; whoever else begins an attempt of it at this moment has another. */
    long begin(WebhookCall call, int requestSize, boolean redelivery) {
        Optional<Long> id = Optional.empty();
        while (id.isEmpty()) {
            id = insert(call, requestSize, redelivery);
        }
        return id.get();
    }

    private Optional<Long> insert(WebhookCall call, int requestSize, boolean redelivery) {
        ChainedWebhook webhook = call.webhook();
        return jdbc.sql("""
                        INSERT INTO webhook_attempt (request_id, step_id, webhook_id, webhook_key, policy_key, stage, direction,
                                                     connection_key, attempt, redelivery, started_at, request_size)
                        SELECT :request, :step, :webhook, :key, :policy, :stage, :direction, :connection,
                               coalesce(max(attempt), 0) + 1, :redelivery, :now, :size
                        FROM webhook_attempt WHERE step_id = :step
                        ON CONFLICT (step_id, attempt) DO NOTHING
                        RETURNING id""")
                .param("request", call.request().value())
                .param("step", call.stepId())
                .param("webhook", webhook.id())
                .param("key", webhook.key().value())
                .param("policy", call.policy().value())
                .param("stage", WireNames.of(webhook.stage()))
                .param("direction", WireNames.of(webhook.direction()))
                .param("connection", webhook.connectionKey().value())
                .param("redelivery", redelivery)
                .param("now", now())
                .param("size", requestSize)
                .query(Long.class)
                .optional();
    }

    /** Completes the row. */
    void finish(CallReport report, String outcome, @Nullable String reason) {
        jdbc.sql("""
                        UPDATE webhook_attempt
                        SET finished_at = :now, duration_ms = :took, address = :address, status = :status, outcome = :outcome,
                            reason = :reason, response_size = :size
                        WHERE id = :id""")
                .param("id", report.attemptId())
                .param("now", now())
                .param("took", (int) report.took().toMillis())
                .param("address", report.address())
                .param("status", report.status())
                .param("outcome", outcome)
                .param("reason", reason)
                .param("size", report.responseSize())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
