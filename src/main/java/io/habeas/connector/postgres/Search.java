package io.habeas.connector.postgres;

import io.habeas.connection.CollectionQuery;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows of a query.
 *
 * <ol>
 *   <li>The values of each field become texts of its column's type; those that cannot are left out, and so are fields without any.
 *   <li>The texts of one field are bound as one array: {@code "email" = ANY (CAST(? AS varchar[]))}. So there is one statement however
 *       many values there are, it sees one state of the table, and a row that several fields find comes once.
 *   <li>The rows are fetched some at a time, each handed on before the next is looked at.
 * </ol>
 */
final class Search {
    private static final int ROWS_AT_A_TIME = 200;

    private final RowReader reader;
    private final Table table;
    private final List<Condition> conditions = new ArrayList<>();
    private final List<String[]> values = new ArrayList<>();

    Search(CollectionQuery query, Table table) {
        this.reader = new RowReader(query.collection(), table);
        this.table = table;
        query.inputs().forEach((path, given) -> add(table.required(query.collection(), path), given));
    }

    /** Hands over the rows; none when no value is left to search by. */
    void run(Connection connection, Consumer<Map<String, @Nullable Object>> rows) throws SQLException {
        if (conditions.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql())) {
            statement.setFetchSize(ROWS_AT_A_TIME);
            for (int i = 0; i < values.size(); i++) {
                statement.setArray(i + 1, connection.createArrayOf("text", values.get(i)));
            }
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.accept(reader.read(result));
                }
            }
        }
    }

    private String sql() {
        return new Select(reader.columns(), table.sql(), conditions).sql();
    }

    private void add(Column column, List<Object> given) {
        String[] texts = column.type().encodeAll(given);
        if (texts.length > 0) {
            Condition.Operand operand = column.operand();
            conditions.add(column.type().array() ? new Condition.Overlaps(operand) : new Condition.AnyOf(operand));
            values.add(texts);
        }
    }
}
