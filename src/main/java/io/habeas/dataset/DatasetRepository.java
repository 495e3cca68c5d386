package io.habeas.dataset;

import io.habeas.platform.FidesKey;
import io.habeas.platform.Ids;
import io.habeas.platform.web.InputReader;
import io.habeas.platform.web.Location;
import io.habeas.platform.web.Page;
import io.habeas.platform.web.PageQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The table of datasets. */
@Repository
class DatasetRepository {
    private final JdbcClient jdbc;
    private final JsonMapper mapper;
    private final InputReader reader;
    private final Ids ids;
    private final Clock clock;

    DatasetRepository(JdbcClient jdbc, JsonMapper mapper, InputReader reader, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.mapper = mapper;
        this.reader = reader;
        this.ids = ids;
        this.clock = clock;
    }

    /** The id of a connection, while it exists. */
    Optional<String> connectionId(FidesKey connection) {
        return jdbc.sql("SELECT id FROM connection_config WHERE key = :key")
                .param("key", connection.value())
                .query(String.class)
                .optional();
    }

    /** Stores a dataset of a connection; false when another connection has one of that key. */
    boolean save(String connectionId, Dataset dataset) {
        return jdbc.sql("""
                        INSERT INTO dataset_config AS stored
                            (id, fides_key, connection_config_id, dataset, created_at, updated_at)
                        VALUES (:id, :key, :connection, :dataset::jsonb, :now, :now)
                        ON CONFLICT (fides_key) DO UPDATE
                        SET dataset = excluded.dataset,
                            version = stored.version + (stored.dataset <> excluded.dataset)::integer,
                            updated_at = excluded.updated_at
                        WHERE stored.connection_config_id = excluded.connection_config_id
                        """)
                        .param("id", ids.next("dat"))
                        .param("key", dataset.fidesKey().value())
                        .param("connection", connectionId)
                        .param("dataset", mapper.writeValueAsString(dataset))
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    Optional<Dataset> find(FidesKey connection, FidesKey key) {
        return jdbc.sql("""
                        SELECT d.dataset FROM dataset_config d JOIN connection_config c ON c.id = d.connection_config_id
                        WHERE c.key = :connection AND d.fides_key = :key
                        """)
                .param("connection", connection.value())
                .param("key", key.value())
                .query((row, _) -> dataset(row))
                .optional();
    }

    /** The datasets of a connection, newest first. */
    Page<Dataset> page(String connectionId, PageQuery query) {
        List<Dataset> items = jdbc.sql("""
                        SELECT dataset FROM dataset_config WHERE connection_config_id = :connection
                        ORDER BY created_at DESC, id DESC LIMIT :size OFFSET :offset
                        """)
                .param("connection", connectionId)
                .param("size", query.size())
                .param("offset", query.offset())
                .query((row, _) -> dataset(row))
                .list();
        long total = jdbc.sql("SELECT count(*) FROM dataset_config WHERE connection_config_id = :connection")
                .param("connection", connectionId)
                .query(Long.class)
                .single();
        return Page.of(items, total, query);
    }

    /** The datasets of all connections, by key. */
    List<StoredDataset> all() {
        return jdbc.sql("""
                        SELECT c.key AS connection, d.version, d.dataset
                        FROM dataset_config d JOIN connection_config c ON c.id = d.connection_config_id
                        ORDER BY d.fides_key COLLATE "C"
                        """).query((row, _) -> stored(row)).list();
    }

    boolean delete(FidesKey connection, FidesKey key) {
        return jdbc.sql("""
                        DELETE FROM dataset_config d USING connection_config c
                        WHERE c.id = d.connection_config_id AND c.key = :connection AND d.fides_key = :key
                        """)
                        .param("connection", connection.value())
                        .param("key", key.value())
                        .update()
                > 0;
    }

    private StoredDataset stored(ResultSet row) throws SQLException {
        Dataset dataset = dataset(row);
        FidesKey connection = new FidesKey(row.getString("connection"));
        return new StoredDataset(
                dataset.fidesKey(), connection, row.getInt("version"), GraphView.of(dataset, connection));
    }

    private Dataset dataset(ResultSet row) throws SQLException {
        return reader.read(mapper.readTree(row.getString("dataset")), Dataset.class, Location.of("dataset"));
    }
}
