package io.habeas.connector.postgres;

import io.habeas.connection.DataStoreException;
import io.habeas.connector.postgres.Update.Assignment;
import io.habeas.graph.FieldPath;
import io.habeas.graph.GraphCollection;
import io.habeas.graph.RowUpdate;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes rows by their primary key; those that change the same columns are sent together. */
final class RowUpdates {

    /** The statement for some columns, and the parameters of each row. */
    private record Prepared(List<FieldPath> columns, List<List<Optional<String>>> rows) {}

    private final GraphCollection collection;
    private final Table table;
    private final List<FieldPath> keyPaths;

    RowUpdates(GraphCollection collection, Table table) {
        this.collection = collection;
        this.table = table;
        this.keyPaths = collection.primaryKeyPaths();
    }

    /** How many rows were changed. */
    long run(Connection connection, List<RowUpdate> batch) throws SQLException {
        Map<List<FieldPath>, Prepared> byColumns = new LinkedHashMap<>();
        for (RowUpdate update : batch) {
            if (!update.values().isEmpty()) {
                List<FieldPath> columns = List.copyOf(update.assignments().keySet());
                byColumns
                        .computeIfAbsent(columns, each -> new Prepared(each, new ArrayList<>()))
                        .rows()
                        .add(parameters(update, columns));
            }
        }
        long changed = 0;
        for (Prepared prepared : byColumns.values()) {
            changed += run(connection, prepared);
        }
        return changed;
    }

    private long run(Connection connection, Prepared prepared) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql(prepared.columns()))) {
            for (List<Optional<String>> row : prepared.rows()) {
                for (int i = 0; i < row.size(); i++) {
                    statement.setObject(i + 1, row.get(i).orElse(null), Types.VARCHAR);
                }
                statement.addBatch();
            }
            return Arrays.stream(statement.executeBatch())
                    .filter(count -> count != Statement.SUCCESS_NO_INFO)
                    .sum();
        }
    }

    private String sql(List<FieldPath> columns) {
        List<Assignment> assignments = columns.stream()
                .map(this::column)
                .map(column -> new Assignment(column.name(), column.type().name()))
                .toList();
        List<Condition> conditions = keyPaths.stream()
                .<Condition>map(path -> new Condition.Equal(column(path).operand()))
                .toList();
        return new Update(table.sql(), assignments, conditions).sql();
    }

    private List<Optional<String>> parameters(RowUpdate update, List<FieldPath> columns) {
        if (keyPaths.isEmpty() || update.crossesArrays()) {
            throw DataStoreException.lasting("A row of " + collection.address()
                    + " cannot be updated: it has no primary key, or the value lies in an array.");
        }
        Map<FieldPath, @Nullable Object> values = update.assignments();
        List<Optional<String>> parameters = new ArrayList<>();
        columns.forEach(
                path -> parameters.add(Optional.ofNullable(values.get(path)).map(value -> text(path, value))));
        keyPaths.forEach(path -> parameters.add(Optional.of(keyText(update, path))));
        return parameters;
    }

    private String keyText(RowUpdate update, FieldPath path) {
        Object value = update.key().get(path);
        if (value == null) {
            throw DataStoreException.lasting("A row of " + collection.address() + " cannot be updated: its key field "
                    + path + " has no value, and the rest of the key could be that of other rows.");
        }
        return text(path, value);
    }

    private String text(FieldPath path, Object value) {
        return column(path)
                .type()
                .values()
                .encode(value)
                .orElseThrow(() -> DataStoreException.lasting(
                        "A value for field " + collection.address().field(path) + " is not one of its column's type."));
    }

    private Column column(FieldPath path) {
        return table.required(collection, path);
    }
}
