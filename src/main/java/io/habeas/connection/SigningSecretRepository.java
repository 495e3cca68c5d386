package io.habeas.connection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of signing secrets, which are sealed. */
@Repository
class SigningSecretRepository {
    private final JdbcClient jdbc;
    private final Clock clock;

    SigningSecretRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A secret as it is stored. */
    record Row(String id, String connectionId, String sealed, Instant createdAt, Optional<Instant> expiresAt) {

        /** The row in the columns {@code signing_…}, if the connection that was joined has one. */
        static Optional<Row> joined(ResultSet row) throws SQLException {
            String id = row.getString("signing_id");
            return id == null
                    ? Optional.empty()
                    : Optional.of(new Row(
                            id,
                            row.getString("id"),
                            row.getString("signing_secret"),
                            row.getObject("signing_created_at", OffsetDateTime.class)
                                    .toInstant(),
                            expiry(row.getObject("signing_expires_at", OffsetDateTime.class))));
        }

        private static Optional<Instant> expiry(@Nullable OffsetDateTime time) {
            return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
        }
    }

    /** Those that sign now: the current one first, then the former ones from the newest. */
    List<Row> active(String connectionId) {
        return jdbc.sql("""
                        SELECT connection_config_id AS id, id AS signing_id, secret AS signing_secret,
                               created_at AS signing_created_at, expires_at AS signing_expires_at
                        FROM connection_signing_secret
                        WHERE connection_config_id = :connection AND (expires_at IS NULL OR expires_at > :now)
                        ORDER BY expires_at DESC NULLS FIRST""")
                .param("connection", connectionId)
                .param("now", now())
                .query((row, _) -> Row.joined(row).orElseThrow())
                .list();
    }

    /** Stores the current secret of a connection, unless it has one or is being deleted. */
    void insertIfNone(String id, String connectionId, String sealed) {
        jdbc.sql("""
                        INSERT INTO connection_signing_secret (id, connection_config_id, secret, created_at)
                        SELECT :id, id, :secret, CAST(:now AS timestamptz) FROM connection_config
                        WHERE id = :connection FOR KEY SHARE
                        ON CONFLICT (connection_config_id) WHERE expires_at IS NULL DO NOTHING""")
                .param("id", id)
                .param("connection", connectionId)
                .param("secret", sealed)
                .param("now", now())
                .update();
    }

    /** Lets the current secret expire after this time, and removes the former ones that have, or of which there are more than so many. */
    void retire(String connectionId, Duration after, int formerOnes) {
        jdbc.sql("""
                        UPDATE connection_signing_secret SET expires_at = :expiry
                        WHERE connection_config_id = :connection AND expires_at IS NULL""")
                .param("connection", connectionId)
                .param("expiry", now().plus(after))
                .update();
        jdbc.sql("""
                        DELETE FROM connection_signing_secret
                        WHERE connection_config_id = :connection
                          AND (expires_at <= :now
                               OR id NOT IN (SELECT id FROM connection_signing_secret WHERE connection_config_id = :connection
                                             ORDER BY expires_at DESC LIMIT :most))""")
                .param("connection", connectionId)
                .param("now", now())
                .param("most", formerOnes)
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
