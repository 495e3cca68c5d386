package io.habeas.policy;

import io.habeas.platform.FidesKey;
import io.habeas.platform.web.WireNames;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of rules. */
@Repository
class RuleRepository {
    private static final String SELECT = """
            SELECT rule.*, storage_config.key AS storage_key
              FROM rule LEFT JOIN storage_config ON storage_config.id = rule.storage_config_id
            """;
    private final JdbcClient jdbc;
    private final MaskingColumn masking;
    private final Clock clock;

    RuleRepository(JdbcClient jdbc, MaskingColumn masking, Clock clock) {
        this.jdbc = jdbc;
        this.masking = masking;
        this.clock = clock;
    }

    /** The rules of these policies, each policy's in the order of their creation. */
    List<RuleRow> of(Collection<String> policyIds) {
        return policyIds.isEmpty()
                ? List.of()
                : jdbc.sql(SELECT + "WHERE rule.policy_id IN (:ids) ORDER BY rule.created_at, rule.id")
                        .param("ids", policyIds)
                        .query((row, _) -> rule(row))
                        .list();
    }

    /** The rule with this key, of any policy. */
    Optional<RuleRow> find(FidesKey key) {
        return jdbc.sql(SELECT + "WHERE rule.key = :key")
                .param("key", key.value())
                .query((row, _) -> rule(row))
                .optional();
    }

    /** The id of the rule with this name. */
    Optional<String> named(String name) {
        return jdbc.sql("SELECT id FROM rule WHERE name = :name")
                .param("name", name)
                .query(String.class)
                .optional();
    }

    /** Inserts the rule or updates the one with its id. */
    void save(RuleRow rule, String clientId) {
        jdbc.sql("""
                        INSERT INTO rule
                               (id, key, name, policy_id, action_type, storage_config_id, masking_strategy, client_id,
                                created_at, updated_at)
                        VALUES (:id, :key, :name, :policy, :action,
                                (SELECT id FROM storage_config WHERE key = :storage), :masking,
                                (SELECT id FROM client WHERE id = :client), :now, :now)
                        ON CONFLICT (id) DO UPDATE
                           SET name = excluded.name, action_type = excluded.action_type,
                               storage_config_id = excluded.storage_config_id,
                               masking_strategy = excluded.masking_strategy,
                               client_id = excluded.client_id, updated_at = excluded.updated_at
                        """)
                .param("id", rule.id())
                .param("key", rule.key().value())
                .param("name", rule.name())
                .param("policy", rule.policyId())
                .param("action", WireNames.of(rule.action()))
                .param(
                        "storage",
                        rule.storageKey() == null ? null : rule.storageKey().value())
                .param("masking", masking.seal(rule.id(), rule.masking()))
                .param("client", clientId)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Deletes the rule, its targets with it. */
    boolean delete(String id) {
        return jdbc.sql("DELETE FROM rule WHERE id = :id").param("id", id).update() == 1;
    }

    private RuleRow rule(ResultSet row) throws SQLException {
        String id = row.getString("id");
        String storageKey = row.getString("storage_key");
        return new RuleRow(
                id,
                new FidesKey(row.getString("key")),
                row.getString("name"),
                row.getString("policy_id"),
                WireNames.get(ActionType.class, row.getString("action_type")),
                storageKey == null ? null : new FidesKey(storageKey),
                masking.open(id, row.getString("masking_strategy")));
    }
}
