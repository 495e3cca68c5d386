package io.habeas.storage;

import io.habeas.platform.FidesKey;
import io.habeas.platform.Ids;
import io.habeas.platform.web.Page;
import io.habeas.platform.web.PageQuery;
import io.habeas.platform.web.WireNames;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of destinations. */
@Repository
class StorageRepository {
    private static final TypeReference<Map<String, Object>> DETAILS = new TypeReference<>() {};
    private final JdbcClient jdbc;
    private final JsonMapper mapper;
    private final Ids ids;
    private final Clock clock;

    StorageRepository(JdbcClient jdbc, JsonMapper mapper, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.mapper = mapper;
        this.ids = ids;
        this.clock = clock;
    }

    /** A destination as it is stored: with its id and its sealed secrets, if it has any. */
    record Row(String id, StorageView view, Optional<String> secrets) {}

    Optional<Row> find(FidesKey key) {
        return jdbc.sql("SELECT * FROM storage_config WHERE key = :key")
                .param("key", key.value())
                .query((row, _) -> row(row))
                .optional();
    }

    /** The key of the destination with this name. */
    Optional<FidesKey> named(String name) {
        return jdbc.sql("SELECT key FROM storage_config WHERE name = :name")
                .param("name", name)
                .query((row, _) -> new FidesKey(row.getString("key")))
                .optional();
    }

    /** All destinations, newest first. */
    Page<StorageView> page(PageQuery query) {
        List<StorageView> items = jdbc.sql(
                        "SELECT * FROM storage_config ORDER BY created_at DESC, id DESC LIMIT :size OFFSET :offset")
                .param("size", query.size())
                .param("offset", query.offset())
                .query((row, _) -> row(row).view())
                .list();
        long total = jdbc.sql("SELECT count(*) FROM storage_config")
                .query(Long.class)
                .single();
        return Page.of(items, total, query);
    }

    /** @throws org.springframework.dao.DuplicateKeyException when its key or its name is taken */
    void insert(StorageView view) {
        write("""
                INSERT INTO storage_config (id, key, name, type, details, format, created_at, updated_at)
                VALUES (:id, :key, :name, :type, :details::jsonb, :format, :now, :now)
                """, view).param("id", ids.next("sto")).update();
    }

    /** Secrets stay with their type. @throws org.springframework.dao.DuplicateKeyException when the name is taken */
    void update(StorageView view) {
        write("""
                UPDATE storage_config
                SET name = :name, type = :type, details = :details::jsonb, format = :format,
                    secrets = CASE WHEN type = :type THEN secrets END, updated_at = :now
                WHERE key = :key
                """, view).update();
    }

    void saveSecrets(FidesKey key, String sealed) {
        jdbc.sql("UPDATE storage_config SET secrets = :secrets, updated_at = :now WHERE key = :key")
                .param("secrets", sealed)
                .param("now", now())
                .param("key", key.value())
                .update();
    }

    /** False when there is none. @throws org.springframework.dao.DataIntegrityViolationException when a rule uses it */
    boolean delete(FidesKey key) {
        return jdbc.sql("DELETE FROM storage_config WHERE key = :key")
                        .param("key", key.value())
                        .update()
                > 0;
    }

    private JdbcClient.StatementSpec write(String sql, StorageView view) {
        return jdbc.sql(sql)
                .param("key", view.key().value())
                .param("name", view.name())
                .param("type", WireNames.of(view.type()))
                .param("details", mapper.writeValueAsString(view.details()))
                .param("format", WireNames.of(view.format()))
                .param("now", now());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private Row row(ResultSet row) throws SQLException {
        StorageView view = new StorageView(
                row.getString("name"),
                WireNames.get(StorageType.class, row.getString("type")),
                mapper.readValue(row.getString("details"), DETAILS),
                new FidesKey(row.getString("key")),
                WireNames.get(PackageFormat.class, row.getString("format")));
        return new Row(row.getString("id"), view, Optional.ofNullable(row.getString("secrets")));
    }
}
