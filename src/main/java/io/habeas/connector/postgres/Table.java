package io.habeas.connector.postgres;

import io.habeas.connection.DataStoreException;
import io.habeas.graph.FieldPath;
import io.habeas.graph.GraphCollection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A table (or a view, or a foreign table) as the database has it. */
final class Table {
    private final Identifier.Qualified name;
    private final Map<String, Column> columns;

    Table(Identifier.Qualified name, List<Column> columns) {
        this.name = name;
        this.columns = columns.stream()
                .collect(Collectors.toUnmodifiableMap(column -> column.name().name(), Function.identity()));
    }

    /** Its name for a statement, with its schema and quoted, so that no search path can lead elsewhere. */
    String sql() {
        return name.quoted();
    }

    /** The column that holds a top-level field; nothing for what lies inside a column. */
    Optional<Column> column(FieldPath path) {
        return path.levels().size() == 1 ? Optional.ofNullable(columns.get(path.first())) : Optional.empty();
    }

    /** @throws DataStoreException that names the field */
    Column required(GraphCollection collection, FieldPath path) {
        return column(path).orElseThrow(() -> DataStoreException.lasting(missing(collection, path)));
    }

    /** @throws DataStoreException that names the column */
    Column readable(GraphCollection collection, FieldPath path) {
        Column column = required(collection, path);
        if (!column.readable()) {
            throw DataStoreException.lasting("The database user may not read column "
                    + column.name().quoted() + " of table " + name.quoted() + ".");
        }
        return column;
    }

    /** What to say about a field that no column holds. */
    String missing(GraphCollection collection, FieldPath path) {
        String field = collection.address().field(path).toString();
        if (path.levels().size() > 1 && columns.containsKey(path.first())) {
            return "Field " + field + " lies inside column \"" + path.first()
                    + "\"; PostgreSQL collections are searched and masked by whole columns only.";
        }
        return "Table " + name.quoted() + " has no column \"" + path.first() + "\", which field " + field
                + " names. Names are taken exactly as the dataset writes them, in upper and lower case.";
    }
}
