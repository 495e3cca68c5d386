package io.habeas.connector.postgres;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads the rows that meet any of the conditions, each once; without a condition none.
 *
 * @param table its name as it is to stand in the statement, quoted
 */
record Select(List<Identifier> columns, String table, List<Condition> anyOf) {

    Select {
        columns = List.copyOf(columns);
        anyOf = List.copyOf(anyOf);
    }

    String sql() {
        String condition =
                anyOf.isEmpty() ? "false" : anyOf.stream().map(Condition::sql).collect(Collectors.joining(" OR "));
        return columns.stream().map(Identifier::quoted).collect(Collectors.joining(",", "SELECT ", " FROM ")) + table
                + " WHERE " + condition;
    }
}
