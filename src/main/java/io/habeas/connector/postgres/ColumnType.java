package io.habeas.connector.postgres;

import java.util.List;
import java.util.Optional;

/**
 * The type of a column: of its values, or of the elements of its arrays. Of a domain, it is the type below it.
 *
 * @param name the type's, in its schema
 */
record ColumnType(Identifier.Qualified name, ValueType values, boolean array) {

    static ColumnType of(Identifier.Qualified name, boolean array) {
        return new ColumnType(name, ValueType.of(name), array);
    }

    /** The texts of those of the values that can be in such a column. */
    String[] encodeAll(List<Object> candidates) {
        return candidates.stream()
                .map(values::encode)
                .flatMap(Optional::stream)
                .distinct()
                .toArray(String[]::new);
    }

    /** A value that PostgreSQL wrote; of an array, the list of its elements. */
    Object decode(String text) {
        return array ? ArrayText.read(text, values::decode) : values.decode(text);
    }
}
