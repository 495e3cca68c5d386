package io.habeas.graph;

import io.habeas.taxonomy.DataCategory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of a collection as the graph knows it: a scalar (or an array of scalars) without sub-fields, or an object (or an array
 * of objects) with sub-fields.
 *
 * <p>A field with sub-fields is an {@link DataType#OBJECT} and has no identity, references, primary key, length or read-only
 * mark, whatever it is made with; {@code returnAllElements} is handed down to all below it, since nested fields are the entry
 * points.
 *
 * @param name one level of a path
 * @param categories in the order they were declared
 * @param identity the name of the identity that this field is searched by
 * @param array whether it holds a list of {@code dataType}
 * @param length the longest masked value, in characters
 * @param returnAllElements whether an array through which a row was found is kept whole
 * @param readOnly whether updates must leave the field out
 * @param fields the sub-fields, in document order
 */
public record GraphField(
        String name,
        List<DataCategory> categories,
        @Nullable String identity,
        DataType dataType,
        boolean array,
        List<FieldReference> references,
        boolean primaryKey,
        @Nullable Integer length,
        boolean returnAllElements,
        boolean readOnly,
        List<GraphField> fields) {

    public GraphField {
        categories = List.copyOf(categories);
        references = List.copyOf(references);
        fields = List.copyOf(fields);
        if (!fields.isEmpty()) {
            identity = null;
            dataType = DataType.OBJECT;
            references = List.of();
            primaryKey = false;
            length = null;
            readOnly = false;
            if (returnAllElements) {
                fields = fields.stream().map(GraphField::returningAllElements).toList();
            }
        }
    }

    /** Starts a field that has nothing but its name and no type. */
    public static GraphFieldBuilder named(String name) {
        return new GraphFieldBuilder(name);
    }

    private GraphField returningAllElements() {
        return new GraphField(
                name, categories, identity, dataType, array, references, primaryKey, length, true, readOnly, fields);
    }
}
