package io.habeas.connection;

import io.habeas.graph.FieldPath;
import io.habeas.graph.GraphCollection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which rows of a collection are wanted: those that have, in any of these fields, any of its values (access section 3). There is no AND.
 *
 * @param inputs the values by field: cast to the fields' declared types, each once, none null; with no field at all nothing is wanted
 */
public record CollectionQuery(GraphCollection collection, SortedMap<FieldPath, List<Object>> inputs) {

    public CollectionQuery {
        SortedMap<FieldPath, List<Object>> copy = new TreeMap<>();
        inputs.forEach((path, values) -> copy.put(path, List.copyOf(values)));
        inputs = Collections.unmodifiableSortedMap(copy);
    }

    /** Tells how many values there are and none of them. */
    @Override
    public String toString() {
        StringBuilder counts = new StringBuilder();
        inputs.forEach(
                (path, values) -> counts.append(' ').append(path).append('*').append(values.size()));
        return "CollectionQuery[" + collection.address() + counts + "]";
    }
}
