package io.habeas.policy;

import io.habeas.platform.FidesKey;
import io.habeas.platform.web.PageQuery;
import io.habeas.platform.web.WireNames;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of policies. */
@Repository
class PolicyRepository {
    private final JdbcClient jdbc;
    private final Clock clock;

    PolicyRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<PolicyRow> newestFirst(PageQuery page) {
        return jdbc.sql("SELECT * FROM policy ORDER BY created_at DESC, id LIMIT :size OFFSET :offset")
                .param("size", page.size())
                .param("offset", page.offset())
                .query((row, _) -> PolicyRow.of(row))
                .list();
    }

    long count() {
        return jdbc.sql("SELECT count(*) FROM policy").query(Long.class).single();
    }

    Optional<PolicyRow> find(FidesKey key) {
        return jdbc.sql("SELECT * FROM policy WHERE key = :key")
                .param("key", key.value())
                .query((row, _) -> PolicyRow.of(row))
                .optional();
    }

    Optional<PolicyRow> byId(String id) {
        return jdbc.sql("SELECT * FROM policy WHERE id = :id")
                .param("id", id)
                .query((row, _) -> PolicyRow.of(row))
                .optional();
    }

    List<PolicyRow> byIds(Collection<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("SELECT * FROM policy WHERE id IN (:ids)")
                .param("ids", ids)
                .query((row, _) -> PolicyRow.of(row))
                .list();
    }

    /** Keeps other changes of this policy, its rules, targets and webhooks waiting until this transaction ends; not its requests. */
    Optional<PolicyRow> lock(FidesKey key) {
        return jdbc.sql("SELECT * FROM policy WHERE key = :key FOR NO KEY UPDATE")
                .param("key", key.value())
                .query((row, _) -> PolicyRow.of(row))
                .optional();
    }

    /** The id of the policy with this name. */
    Optional<String> named(String name) {
        return jdbc.sql("SELECT id FROM policy WHERE name = :name")
                .param("name", name)
                .query(String.class)
                .optional();
    }

    Optional<PolicyRow> answering(DrpAction action) {
        return jdbc.sql("SELECT * FROM policy WHERE drp_action = :action")
                .param("action", WireNames.of(action))
                .query((row, _) -> PolicyRow.of(row))
                .optional();
    }

    /** Inserts the policy or updates the one with its id. The client is kept if it is a stored one; the root client may not be. */
    void save(PolicyRow policy, String clientId) {
        jdbc.sql("""
                        INSERT INTO policy
                               (id, key, name, drp_action, execution_timeframe, allow_identity_replacement, client_id, created_at,
                                updated_at)
                        VALUES (:id, :key, :name, :drpAction, :timeframe, :replacement,
                                (SELECT id FROM client WHERE id = :client), :now, :now)
                        ON CONFLICT (id) DO UPDATE
                           SET name = excluded.name, drp_action = excluded.drp_action,
                               execution_timeframe = excluded.execution_timeframe,
                               allow_identity_replacement = excluded.allow_identity_replacement,
                               client_id = excluded.client_id, updated_at = excluded.updated_at
                        """)
                .param("id", policy.id())
                .param("key", policy.key().value())
                .param("name", policy.name())
                .param("drpAction", policy.drpAction() == null ? null : WireNames.of(policy.drpAction()))
                .param("timeframe", policy.executionTimeframe())
                .param("replacement", policy.allowIdentityReplacement())
                .param("client", clientId)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
