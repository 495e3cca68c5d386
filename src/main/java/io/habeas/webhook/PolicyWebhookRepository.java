package io.habeas.webhook;

import io.habeas.platform.FidesKey;
import io.habeas.platform.web.PageQuery;
import io.habeas.platform.web.WireNames;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of policy webhooks. */
@Repository
class PolicyWebhookRepository {
    private static final String SELECT = """
            SELECT policy_webhook.*, connection_config.key AS connection_key
              FROM policy_webhook JOIN connection_config ON connection_config.id = policy_webhook.connection_config_id
            """;
    private static final String OF_LIST = "WHERE policy_id = :policy AND stage = :stage ";
    private final JdbcClient jdbc;
    private final Clock clock;

    PolicyWebhookRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A policy's webhooks of a stage, in their order. */
    List<PolicyWebhookRow> list(String policyId, Stage stage) {
        return jdbc.sql(SELECT + OF_LIST + "ORDER BY position")
                .param("policy", policyId)
                .param("stage", WireNames.of(stage))
                .query((row, _) -> webhook(row))
                .list();
    }

    List<PolicyWebhookRow> page(String policyId, Stage stage, PageQuery page) {
        return jdbc.sql(SELECT + OF_LIST + "ORDER BY position LIMIT :size OFFSET :offset")
                .param("policy", policyId)
                .param("stage", WireNames.of(stage))
                .param("size", page.size())
                .param("offset", page.offset())
                .query((row, _) -> webhook(row))
                .list();
    }

    long count(String policyId, Stage stage) {
        return jdbc.sql("SELECT count(*) FROM policy_webhook " + OF_LIST)
                .param("policy", policyId)
                .param("stage", WireNames.of(stage))
                .query(Long.class)
                .single();
    }

    /** The webhook with this key, of any policy. */
    Optional<PolicyWebhookRow> withKey(Stage stage, FidesKey key) {
        return jdbc.sql(SELECT + "WHERE stage = :stage AND policy_webhook.key = :key")
                .param("stage", WireNames.of(stage))
                .param("key", key.value())
                .query((row, _) -> webhook(row))
                .optional();
    }

    /** The webhook with this name, of any policy. */
    Optional<PolicyWebhookRow> named(Stage stage, String name) {
        return jdbc.sql(SELECT + "WHERE stage = :stage AND policy_webhook.name = :name")
                .param("stage", WireNames.of(stage))
                .param("name", name)
                .query((row, _) -> webhook(row))
                .optional();
    }

    /** Inserts the webhook or updates the one with its id. */
    void save(PolicyWebhookRow webhook) {
        PolicyWebhookTerms terms = webhook.terms();
        jdbc.sql("""
                        INSERT INTO policy_webhook
                               (id, stage, key, name, policy_id, connection_config_id, direction, position,
                                timeout_seconds, retry, on_failure, created_at, updated_at)
                        VALUES (:id, :stage, :key, :name, :policy,
                                (SELECT id FROM connection_config WHERE key = :connection), :direction, :position,
                                :timeout, :retry, :onFailure, :now, :now)
                        ON CONFLICT (id) DO UPDATE
                           SET name = excluded.name, connection_config_id = excluded.connection_config_id,
                               direction = excluded.direction, position = excluded.position,
                               timeout_seconds = excluded.timeout_seconds, retry = excluded.retry,
                               on_failure = excluded.on_failure, updated_at = excluded.updated_at
                        """)
                .param("id", webhook.id())
                .param("stage", WireNames.of(webhook.stage()))
                .param("key", webhook.key().value())
                .param("name", webhook.name())
                .param("policy", webhook.policyId())
                .param("connection", webhook.connectionKey().value())
                .param("direction", WireNames.of(webhook.direction()))
                .param("position", webhook.position())
                .param("timeout", terms.timeoutSeconds())
                .param("retry", terms.retry())
                .param("onFailure", terms.onFailure() == null ? null : WireNames.of(terms.onFailure()))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    void delete(String id) {
        jdbc.sql("DELETE FROM policy_webhook WHERE id = :id").param("id", id).update();
    }

    private static PolicyWebhookRow webhook(ResultSet row) throws SQLException {
        String onFailure = row.getString("on_failure");
        return new PolicyWebhookRow(
                row.getString("id"),
                WireNames.get(Stage.class, row.getString("stage")),
                new FidesKey(row.getString("key")),
                row.getString("name"),
                row.getString("policy_id"),
                new FidesKey(row.getString("connection_key")),
                WireNames.get(Direction.class, row.getString("direction")),
                row.getInt("position"),
                new PolicyWebhookTerms(
                        row.getBigDecimal("timeout_seconds"),
                        row.getObject("retry", Integer.class),
                        onFailure == null ? null : WireNames.get(OnFailure.class, onFailure)));
    }
}
