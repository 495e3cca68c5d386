package io.habeas.graph;

import io.habeas.taxonomy.DataCategory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts a {@link GraphField} together, one annotation at a time; made by {@link GraphField#named}. */
public final class GraphFieldBuilder {

    private final String name;
    private final List<DataCategory> categories = new ArrayList<>();
    private final List<FieldReference> references = new ArrayList<>();
    private final List<GraphField> fields = new ArrayList<>();
    private DataType dataType = DataType.NONE;
    private boolean array;
    private @Nullable String identity;
    private boolean primaryKey;
    private @Nullable Integer length;
    private boolean returnAllElements;
    private boolean readOnly;

    GraphFieldBuilder(String name) {
        this.name = name;
    }

    public GraphFieldBuilder type(DataType newType) {
        dataType = newType;
        return this;
    }

    public GraphFieldBuilder array(boolean nowArray) {
        array = nowArray;
        return this;
    }

    public GraphFieldBuilder categories(List<DataCategory> more) {
        categories.addAll(more);
        return this;
    }

    public GraphFieldBuilder identity(@Nullable String newIdentity) {
        identity = newIdentity;
        return this;
    }

    public GraphFieldBuilder reference(FieldAddress field, FieldReference.Direction direction) {
        references.add(new FieldReference(field, direction));
        return this;
    }

    public GraphFieldBuilder primaryKey(boolean nowPrimaryKey) {
        primaryKey = nowPrimaryKey;
        return this;
    }

    public GraphFieldBuilder length(@Nullable Integer newLength) {
        length = newLength;
        return this;
    }

    public GraphFieldBuilder returnAllElements(boolean nowAll) {
        returnAllElements = nowAll;
        return this;
    }

    public GraphFieldBuilder readOnly(boolean nowReadOnly) {
        readOnly = nowReadOnly;
        return this;
    }

    public GraphFieldBuilder fields(List<GraphField> more) {
        fields.addAll(more);
        return this;
    }

    /** The field as described so far. */
    public GraphField build() {
        return new GraphField(
                name,
                categories,
                identity,
                dataType,
                array,
                references,
                primaryKey,
                length,
                returnAllElements,
                readOnly,
                fields);
    }
}
