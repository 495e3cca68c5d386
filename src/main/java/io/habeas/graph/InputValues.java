package io.habeas.graph;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Gathers from upstream rows the values by which a collection is searched ({@code access.md}, sections 2 and 3): of the fields at the
 * end of an incoming edge, cast to their types, each value once. It keeps values, not rows, so rows may be streamed through it.
 *
 * <p>Nulls, what does not fit the type, and empty texts are left out: an empty text identifies nobody, but would be found in the rows of
 * many.
 */
public final class InputValues {

    private final TraversalNode node;
    private final Map<FieldPath, GraphField> fields;
    private final SortedMap<FieldPath, Map<Object, Object>> values = new TreeMap<>();

    public InputValues(TraversalNode node) {
        this.node = node;
        this.fields = node.collection().fieldsByPath();
    }

    /**
     * The values that whole upstream results give.
     *
     * @param upstream the rows by collection; for the root, one row of identity values by name
     */
    public static SortedMap<FieldPath, List<Object>> consolidate(
            TraversalNode node, Map<CollectionAddress, List<Map<String, @Nullable Object>>> upstream) {
        InputValues inputs = new InputValues(node);
        for (CollectionAddress input : node.inputs()) {
            upstream.getOrDefault(input, List.of()).forEach(row -> inputs.add(input, row));
        }
        return inputs.values();
    }

    /** Takes what one row of {@code upstream} gives; for the same values in the same order, add by {@link TraversalNode#inputs}. */
    public void add(CollectionAddress upstream, Map<String, ? extends @Nullable Object> row) {
        for (IncomingEdge edge : node.incoming()) {
            GraphField field = fields.get(edge.to());
            if (field != null && edge.from().collection().equals(upstream)) {
                RowValues.extract(row, edge.from().path())
                        .forEach(value -> add(edge.to(), field.dataType().cast(value)));
            }
        }
    }

    /** By field, the values so far, at least one for each; without any field there is nothing to query. */
    public SortedMap<FieldPath, List<Object>> values() {
        SortedMap<FieldPath, List<Object>> lists = new TreeMap<>();
        values.forEach((path, byKey) -> lists.put(path, List.copyOf(byKey.values())));
        return lists;
    }

    private void add(FieldPath path, @Nullable Object value) {
        if (value != null && !value.equals("")) {
            values.computeIfAbsent(path, each -> new LinkedHashMap<>()).putIfAbsent(ValueKey.of(value), value);
        }
    }
}
