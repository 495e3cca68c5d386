package io.habeas.connection;

import io.habeas.platform.FidesKey;
import io.habeas.platform.web.Page;
import io.habeas.platform.web.WireNames;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of connections. */
@Repository
class ConnectionRepository {
    private static final String FILTERED = """
            FROM connection_config
            WHERE (CAST(:search AS text) IS NULL
                   OR strpos(lower(key), lower(:search)) > 0
                   OR strpos(lower(name), lower(:search)) > 0
                   OR strpos(lower(description), lower(:search)) > 0)
              AND (CAST(:disabled AS boolean) IS NULL OR disabled = :disabled)
              AND (CAST(:test_status AS text) IS NULL
                   OR :test_status = CASE WHEN last_test_succeeded THEN 'passed'
                                          WHEN last_test_succeeded IS NULL THEN 'untested'
                                          ELSE 'failed' END)
              AND connection_type = ANY (:types)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    ConnectionRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<ConnectionRow> find(FidesKey key) {
        return jdbc.sql("SELECT * FROM connection_config WHERE key = :key")
                .param("key", key.value())
                .query((row, _) -> row(row))
                .optional();
    }

    /** The same, which nobody else changes until the transaction ends. */
    Optional<ConnectionRow> lock(FidesKey key) {
        return jdbc.sql("SELECT * FROM connection_config WHERE key = :key FOR UPDATE")
                .param("key", key.value())
                .query((row, _) -> row(row))
                .optional();
    }

    /** A connection, and the secrets that sign calls over it now, the current one first. */
    record Signed(ConnectionRow connection, List<SigningSecretRepository.Row> signingSecrets) {}

    Optional<Signed> findWithSigningSecrets(FidesKey key) {
        return jdbc.sql("""
                        SELECT connection_config.*, signing.id AS signing_id, signing.secret AS signing_secret,
                               signing.created_at AS signing_created_at, signing.expires_at AS signing_expires_at
                        FROM connection_config
                        LEFT JOIN connection_signing_secret signing
                               ON signing.connection_config_id = connection_config.id
                              AND (signing.expires_at IS NULL OR signing.expires_at > :now)
                        WHERE connection_config.key = :key
                        ORDER BY signing.expires_at DESC NULLS FIRST""")
                .param("key", key.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(ConnectionRepository::signed);
    }

    private static Optional<Signed> signed(ResultSet rows) throws SQLException {
        Optional<ConnectionRow> connection = Optional.empty();
        List<SigningSecretRepository.Row> signingSecrets = new ArrayList<>();
        while (rows.next()) {
            connection = Optional.of(row(rows));
            SigningSecretRepository.Row.joined(rows).ifPresent(signingSecrets::add);
        }
        return connection.map(found -> new Signed(found, List.copyOf(signingSecrets)));
    }

    boolean isNameTaken(String name, FidesKey exceptBy) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM connection_config WHERE name = :name AND key <> :key)")
                .param("name", name)
                .param("key", exceptBy.value())
                .query(Boolean.class)
                .single();
    }

    Page<ConnectionView> page(ConnectionFilter filter) {
        long total = filtered("SELECT count(*) " + FILTERED, filter)
                .query(Long.class)
                .single();
        List<ConnectionView> items = filtered(
                        "SELECT * " + FILTERED + " ORDER BY name LIMIT :size OFFSET :offset", filter)
                .param("size", filter.size())
                .param("offset", filter.pageQuery().offset())
                .query((row, _) -> row(row).view())
                .list();
        return Page.of(items, total, filter.pageQuery());
    }

    private JdbcClient.StatementSpec filtered(String sql, ConnectionFilter filter) {
        return jdbc.sql(sql)
                .param("search", filter.search().orElse(null))
                .param("disabled", filter.disabled().orElse(null))
                .param("test_status", filter.testStatus().map(WireNames::of).orElse(null))
                .param("types", filter.types().stream().map(WireNames::of).toArray(String[]::new));
    }

    /** @throws org.springframework.dao.DuplicateKeyException when the key or the name is taken */
    void insert(ConnectionRow connection) {
        withMembers("""
                        INSERT INTO connection_config (id, key, name, description, connection_type, access, disabled,
                                                       disabled_at, created_at, updated_at)
                        VALUES (:id, :key, :name, :description, :connection_type, :access, :disabled,
                                CASE WHEN :disabled THEN CAST(:now AS timestamptz) END, :now, :now)
                        """, connection).update();
    }

    /** @throws org.springframework.dao.DuplicateKeyException when the name is taken */
    void update(ConnectionRow connection) {
        withMembers("""
                        UPDATE connection_config
                        SET name = :name, description = :description, connection_type = :connection_type,
                            access = :access, disabled = :disabled, updated_at = :now,
                            disabled_at = CASE WHEN NOT :disabled THEN NULL
                                               ELSE coalesce(disabled_at, CAST(:now AS timestamptz)) END
                        WHERE id = :id AND key = :key
                        """, connection).update();
    }

    private JdbcClient.StatementSpec withMembers(String sql, ConnectionRow connection) {
        ConnectionView view = connection.view();
        return jdbc.sql(sql)
                .param("id", connection.id())
                .param("key", view.key().value())
                .param("name", view.name())
                .param("description", view.description())
                .param("connection_type", WireNames.of(view.connectionType()))
                .param("access", WireNames.of(view.access()))
                .param("disabled", Boolean.TRUE.equals(view.disabled()))
                .param("now", view.updatedAt().atOffset(ZoneOffset.UTC));
    }

    void storeSecrets(String id, String sealed) {
        jdbc.sql("UPDATE connection_config SET secrets = :secrets, updated_at = :now WHERE id = :id")
                .param("secrets", sealed)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    void storeTest(String id, boolean succeeded) {
        jdbc.sql("""
                        UPDATE connection_config
                        SET last_test_succeeded = :succeeded, last_test_timestamp = :now, updated_at = :now
                        WHERE id = :id
                        """)
                .param("succeeded", succeeded)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    /**
     * Deletes a connection with its datasets; whether there was one.
     *
     * @throws org.springframework.dao.DataIntegrityViolationException when something else uses it; then nothing is deleted
     */
    boolean delete(FidesKey key) {
        return jdbc.sql("DELETE FROM connection_config WHERE key = :key")
                        .param("key", key.value())
                        .update()
                > 0;
    }

    private static ConnectionRow row(ResultSet row) throws SQLException {
        return new ConnectionRow(row.getString("id"), view(row), Optional.ofNullable(row.getString("secrets")));
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

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
