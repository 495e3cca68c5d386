package io.habeas.connector.postgres;

import io.habeas.connection.CollectionQuery;
import io.habeas.connection.DataStore;
import io.habeas.connection.Unerasable;
import io.habeas.graph.FieldPath;
import io.habeas.graph.GraphCollection;
import io.habeas.graph.MaskingPlan;
import io.habeas.graph.RowUpdate;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An open PostgreSQL database. A collection is the table of that name. */
final class PostgresStore implements DataStore {
    private final Sessions sessions;
    private final TableCatalog catalog = new TableCatalog();

    PostgresStore(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void read(CollectionQuery query, Consumer<Map<String, @Nullable Object>> rows) {
        sessions.reading(connection -> {
            new Search(query, table(connection, query.collection())).run(connection, rows);
            return query;
        });
    }

    @Override
    public Map<FieldPath, Integer> lengths(GraphCollection collection) {
        return sessions.reading(connection -> {
            Table table = table(connection, collection);
            Map<FieldPath, Integer> lengths = new TreeMap<>();
            collection
                    .fieldsByPath()
                    .keySet()
                    .forEach(path ->
                            table.column(path).flatMap(Column::length).ifPresent(length -> lengths.put(path, length)));
            return lengths;
        });
    }

    @Override
    public List<Unerasable> check(GraphCollection collection, MaskingPlan plan) {
        return sessions.reading(connection -> new MaskingCheck(collection, table(connection, collection)).of(plan));
    }

    @Override
    public long update(GraphCollection collection, List<RowUpdate> batch) {
        return sessions.writing(
                connection -> new RowUpdates(collection, table(connection, collection)).run(connection, batch));
    }

    @Override
    public void close() {
        sessions.close();
    }

    private Table table(Connection connection, GraphCollection collection) throws SQLException {
        return catalog.table(connection, collection.address().collection());
    }
}
