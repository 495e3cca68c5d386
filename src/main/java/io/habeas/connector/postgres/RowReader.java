package io.habeas.connector.postgres;

import io.habeas.connection.DataStoreException;
import io.habeas.graph.DataType;
import io.habeas.graph.FieldPath;
import io.habeas.graph.GraphCollection;
import io.habeas.graph.GraphField;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Turns the rows of a result into rows of a collection. */
final class RowReader {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** A field and the column that holds it. */
    private record Source(GraphField field, Column column) {

        @Nullable
        Object decode(@Nullable String text) {
            if (text == null) {
                return null;
            }
            boolean document =
                    column.type().values() == ValueType.JSON && !column.type().array();
            return document && isNested() ? parsed(text) : column.type().decode(text);
        }

        private static Object parsed(String document) {
            try {
                return JSON.readValue(document, Object.class);
            } catch (JacksonException tooDeepOrTooLong) {
                return document;
            }
        }

        /** Whether the dataset says that the document has something inside; otherwise it stays one text. */
        private boolean isNested() {
            return field.dataType() == DataType.OBJECT || field.array();
        }
    }

    private final List<Source> sources = new ArrayList<>();

    /** @throws DataStoreException when a field has no column, or its column may not be read */
    RowReader(GraphCollection collection, Table table) {
        Map<String, GraphField> fields = new LinkedHashMap<>();
        collection.fields().forEach(field -> fields.put(field.name(), field));
        fields.values().forEach(field -> {
            FieldPath path = new FieldPath(List.of(field.name()));
            sources.add(new Source(field, table.readable(collection, path)));
        });
    }

    /** The columns to select, in the order in which {@link #read} expects them. */
    List<Identifier> columns() {
        return sources.stream().map(source -> source.column().name()).toList();
    }

    /** The row that the result stands at. */
    Map<String, @Nullable Object> read(ResultSet result) throws SQLException {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (int i = 0; i < sources.size(); i++) {
            Source source = sources.get(i);
            row.put(source.field().name(), source.decode(result.getString(i + 1)));
        }
        return row;
    }
}
