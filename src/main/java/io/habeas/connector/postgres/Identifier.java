package io.habeas.connector.postgres;

/**
 * The name of a table, a column or a type, exactly as it is in the database. It gets into a statement quoted or not at all (PostgreSQL
 * documentation, section 4.1.1), so it may be any text.
 */
record Identifier(String name) {

    String quoted() {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** A name in its schema. */
    record Qualified(Identifier schema, Identifier name) {

        static Qualified of(String schema, String name) {
            return new Qualified(new Identifier(schema), new Identifier(name));
        }

        String quoted() {
            return schema.quoted() + "." + name.quoted();
        }
    }
}
