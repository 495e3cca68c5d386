package io.habeas.policy;

import io.habeas.platform.FidesKey;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Stub. */
@Service
public class Policies {
    private final JdbcClient jdbc;

    Policies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<PolicyView> find(FidesKey key) {
        return jdbc.sql("SELECT id FROM policy WHERE key = :key")
                .param("key", key.value())
                .query(String.class)
                .optional()
                .flatMap(this::byId);
    }

    public Optional<PolicyView> byId(String id) {
        return jdbc.sql("SELECT * FROM policy WHERE id = :id")
                .param("id", id)
                .query((row, _) -> new PolicyView(
                        row.getString("id"),
                        row.getString("name"),
                        new FidesKey(row.getString("key")),
                        row.getString("drp_action"),
                        row.getObject("execution_timeframe", Integer.class),
                        List.of()))
                .optional();
    }
}
