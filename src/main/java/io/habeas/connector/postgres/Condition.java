package io.habeas.connector.postgres;

import java.util.Collections;

/** What a row must meet: one column, compared with one bound parameter. */
sealed interface Condition {

    /** The condition as SQL. */
    String sql();

    /** The column has the value. */
    record Equal(Operand operand) implements Condition {
        @Override
        public String sql() {
            return operand.sql("") + " = CAST(? AS " + operand.type("") + ")";
        }
    }

    /** The column has one of the values of an array: one parameter, however many they are. */
    record AnyOf(Operand operand) implements Condition {
        @Override
        public String sql() {
            return operand.sql("") + " = ANY (CAST(? AS " + operand.type("[]") + "))";
        }
    }

    /** The column is an array that has one of the values of an array. */
    record Overlaps(Operand operand) implements Condition {
        @Override
        public String sql() {
            return operand.sql("[]") + " && CAST(? AS " + operand.type("[]") + ")";
        }
    }

    /** As {@link AnyOf}, the way a person would write it. */
    record Listed(Identifier column, int count) implements Condition {
        @Override
        public String sql() {
            String marks = String.join(", ", Collections.nCopies(count, "?"));
            return column.quoted() + (count == 1 ? " = ?" : " IN (" + marks + ")");
        }
    }

    /**
     * The column's side of a comparison: as it is, with values of its own type, so that indexes serve; or as text, where not every text is
     * a value of the type, since PostgreSQL fails on those.
     */
    record Operand(Identifier column, Identifier.Qualified type, boolean asText) {
        private static final Identifier.Qualified TEXT = Identifier.Qualified.of("pg_catalog", "text");

        String sql(String array) {
            return asText ? "CAST(" + column.quoted() + " AS " + type(array) + ")" : column.quoted();
        }

        String type(String array) {
            return (asText ? TEXT : type).quoted() + array;
        }
    }
}
