package io.habeas.connector.postgres;

import java.util.Optional;

/**
 * A column as the database has it.
 *
 * @param length the most characters it takes, where there is a limit
 * @param nullable whether it may be null
 * @param readable whether this user may read it
 * @param writable whether this user may change it, and it can be changed at all: that of some views cannot
 * @param generated whether the database alone gives it its values
 * @param unique whether no two rows may have the same in it
 * @param refers whether its values must be found in another table
 * @param referredTo whether other tables may refer to its values, and do not follow when these change
 */
record Column(
        Identifier name,
        ColumnType type,
        Optional<Integer> length,
        boolean nullable,
        boolean readable,
        boolean writable,
        boolean generated,
        boolean unique,
        boolean refers,
        boolean referredTo) {

    /** Its side of a comparison with single values, or with elements. */
    Condition.Operand operand() {
        return new Condition.Operand(name, type.name(), type.values().isComparedAsText());
    }
}
