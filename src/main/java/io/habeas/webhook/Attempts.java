package io.habeas.webhook;

import io.habeas.platform.web.WireNames;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The attempts of calls: a row before the call leaves, completed with what came of it. */
@Repository
class Attempts {
    private static final Logger log = LoggerFactory.getLogger(Attempts.class);
    private final JdbcClient jdbc;
    private final Clock clock;

    Attempts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Writes the row of an attempt that is about to leave and gives its id. */
    long begin(WebhookCall call, int requestSize) {
        return begin(call, requestSize, true).orElseThrow().attempt();
    }

    /** A row that was written, and whether calls over its connection had failed lately. */
    record Begun(long attempt, boolean troubled) {}

    /** The same, unless the breaker of the connection is open. */
    Optional<Begun> beginUnlessOpen(WebhookCall call, int requestSize) {
        return begin(call, requestSize, false);
    }

    /** Whoever begins an attempt of the same call at this moment gets another number. */
    private Optional<Begun> begin(WebhookCall call, int requestSize, boolean evenIfOpen) {
        while (true) {
            try {
                return insert(call, requestSize, evenIfOpen);
            } catch (DuplicateKeyException taken) {
                log.debug("Another attempt of {} began at the same time", call.stepId());
            }
        }
    }

    private Optional<Begun> insert(WebhookCall call, int requestSize, boolean evenIfOpen) {
        ChainedWebhook webhook = call.webhook();
        return jdbc.sql("""
                        WITH breaker AS (
                            SELECT failures, open_until FROM webhook_breaker WHERE connection_key = :connection
                        )
                        INSERT INTO webhook_attempt (request_id, step_id, webhook_id, webhook_key, policy_key, stage, direction,
                                                     connection_key, attempt, redelivery, started_at, request_size)
                        SELECT :request, :step, :webhook, :key, :policy, :stage, :direction, :connection,
                               coalesce(max(attempt), 0) + 1, :redelivery, :now, :size
                        FROM webhook_attempt WHERE step_id = :step
                        HAVING :evenIfOpen OR NOT EXISTS (SELECT FROM breaker WHERE open_until IS NOT NULL)
                        RETURNING id, EXISTS (SELECT FROM breaker WHERE failures > 0) AS troubled""")
                .param("request", call.request().value())
                .param("step", call.stepId())
                .param("webhook", webhook.id())
                .param("key", webhook.key().value())
                .param("policy", call.policy().value())
                .param("stage", WireNames.of(webhook.stage()))
                .param("direction", WireNames.of(webhook.direction()))
                .param("connection", webhook.connectionKey().value())
                .param("redelivery", call.redelivery())
                .param("now", now())
                .param("size", requestSize)
                .param("evenIfOpen", evenIfOpen)
                .query((row, _) -> new Begun(row.getLong("id"), row.getBoolean("troubled")))
                .optional();
    }

    /** Completes the row. */
    void finish(CallReport report, @Nullable String reason) {
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
                .param("outcome", report.outcome().name())
                .param("reason", reason)
                .param("size", report.responseSize())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
