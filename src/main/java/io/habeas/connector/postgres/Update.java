package io.habeas.connector.postgres;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Changes the row that meets all of the conditions. Parameters are those of the assignments, then those of the conditions.
 *
 * @param table its name as it is to stand in the statement, quoted
 * @param allOf at least one
 */
record Update(String table, List<Assignment> assignments, List<Condition> allOf) {

    /** A column that is set to a parameter, given as text and converted to the column's type. */
    record Assignment(Identifier column, Identifier.Qualified type) {

        String sql() {
            return column.quoted() + " = CAST(? AS " + type.quoted() + ")";
        }
    }

    Update {
        assignments = List.copyOf(assignments);
        allOf = List.copyOf(allOf);
    }

    String sql() {
        return assignments.stream()
                        .map(Assignment::sql)
                        .collect(Collectors.joining(", ", "UPDATE " + table + " SET ", ""))
                + allOf.stream().map(Condition::sql).collect(Collectors.joining(" AND ", " WHERE ", ""));
    }
}
