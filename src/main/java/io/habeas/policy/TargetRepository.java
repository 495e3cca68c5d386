package io.habeas.policy;

import io.habeas.platform.FidesKey;
import io.habeas.taxonomy.DataCategory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of rule targets. */
@Repository
class TargetRepository {
    private final JdbcClient jdbc;
    private final Clock clock;

    TargetRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The targets of all rules of a policy, in the order of their creation. */
    List<TargetRow> ofPolicy(String policyId) {
        return jdbc.sql("""
                        SELECT rule_target.* FROM rule_target JOIN rule ON rule.id = rule_target.rule_id
                         WHERE rule.policy_id = :policy ORDER BY rule_target.created_at, rule_target.id
                        """)
                .param("policy", policyId)
                .query((row, _) -> target(row))
                .list();
    }

    /** The targets of a rule, in the order of their creation. */
    List<TargetRow> ofRule(String ruleId) {
        return jdbc.sql("SELECT * FROM rule_target WHERE rule_id = :rule ORDER BY created_at, id")
                .param("rule", ruleId)
                .query((row, _) -> target(row))
                .list();
    }

    /** The targets of all erasure rules of a policy, in the order of their creation. */
    ErasureTargets ofErasureRules(String policyId) {
        return new ErasureTargets(jdbc.sql("""
                        SELECT rule_target.*, rule.key AS rule_key
                          FROM rule_target JOIN rule ON rule.id = rule_target.rule_id
                         WHERE rule.policy_id = :policy AND rule.action_type = 'erasure'
                         ORDER BY rule_target.created_at, rule_target.id
                        """)
                .param("policy", policyId)
                .query((row, _) -> new ErasureTargets.Target(
                        row.getString("id"),
                        row.getString("rule_id"),
                        new FidesKey(row.getString("rule_key")),
                        new DataCategory(row.getString("data_category"))))
                .list());
    }

    /** The target with this key, of any rule. */
    Optional<TargetRow> find(FidesKey key) {
        return jdbc.sql("SELECT * FROM rule_target WHERE key = :key")
                .param("key", key.value())
                .query((row, _) -> target(row))
                .optional();
    }

    /** The id of the target with this name. */
    Optional<String> named(String name) {
        return jdbc.sql("SELECT id FROM rule_target WHERE name = :name")
                .param("name", name)
                .query(String.class)
                .optional();
    }

    /** Inserts the target or updates the one with its id. */
    void save(TargetRow target, String clientId) {
        jdbc.sql("""
                        INSERT INTO rule_target
                               (id, key, name, rule_id, data_category, client_id, created_at, updated_at)
                        VALUES (:id, :key, :name, :rule, :category, (SELECT id FROM client WHERE id = :client),
                                :now, :now)
                        ON CONFLICT (id) DO UPDATE
                           SET name = excluded.name, data_category = excluded.data_category,
                               client_id = excluded.client_id, updated_at = excluded.updated_at
                        """)
                .param("id", target.id())
                .param("key", target.key().value())
                .param("name", target.name())
                .param("rule", target.ruleId())
                .param("category", target.category().key())
                .param("client", clientId)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean delete(String id) {
        return jdbc.sql("DELETE FROM rule_target WHERE id = :id")
                        .param("id", id)
                        .update()
                == 1;
    }

    private static TargetRow target(ResultSet row) throws SQLException {
        return new TargetRow(
                row.getString("id"),
                new FidesKey(row.getString("key")),
                row.getString("name"),
                row.getString("rule_id"),
                new DataCategory(row.getString("data_category")));
    }
}
