package io.habeas.connection;

import io.habeas.platform.FidesKey;
import io.habeas.platform.web.WireNames;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The stored connections. */
@Service
public class Connections {
    private final JdbcClient jdbc;

    Connections(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The connection with this key. */
    public Optional<ConnectionView> find(FidesKey key) {
        return jdbc.sql("SELECT * FROM connection_config WHERE key = :key")
                .param("key", key.value())
                .query((row, _) -> view(row))
                .optional();
    }

    private static ConnectionView view(ResultSet row) throws SQLException {
        return new ConnectionView(
                row.getString("name"),
                new FidesKey(row.getString("key")),
                row.getString("description"),
                WireNames.get(ConnectionType.class, row.getString("connection_type")),
                WireNames.get(ConnectionAccess.class, row.getString("access")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("disabled"),
                instant(row.getObject("last_test_timestamp", OffsetDateTime.class)),
                row.getObject("last_test_succeeded", Boolean.class),
                null);
    }

    public Optional<ConnectionSecrets> secrets(FidesKey key) {
        return Optional.empty();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
