package io.habeas.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A collection (a table, a set of documents) of the graph.
 *
 * @param fields the top-level fields, in the order in which they are read
 * @param after the collections that should be read before this one
 */
public record GraphCollection(CollectionAddress address, List<GraphField> fields, Set<CollectionAddress> after) {

    public GraphCollection {
        fields = List.copyOf(fields);
        after = Collections.unmodifiableSet(new TreeSet<>(after));
    }

    /** Every field and sub-field by its full path, in document order, objects before what they hold. Computed at each call. */
    public Map<FieldPath, GraphField> fieldsByPath() {
        Map<FieldPath, GraphField> found = new LinkedHashMap<>();
        fields.forEach(field -> collect(new FieldPath(List.of(field.name())), field, found));
        return Collections.unmodifiableMap(found);
    }

    /** The field or sub-field at {@code path}. */
    public Optional<GraphField> field(FieldPath path) {
        List<GraphField> candidates = fields;
        GraphField found = null;
        for (String level : path.levels()) {
            found = named(level, candidates);
            if (found == null) {
                return Optional.empty();
            }
            candidates = found.fields();
        }
        return Optional.ofNullable(found);
    }

    /** The paths that locate a row for an update; several make a composite key, none means that rows cannot be updated. */
    public List<FieldPath> primaryKeyPaths() {
        return fieldsByPath().entrySet().stream()
                .filter(entry -> entry.getValue().primaryKey())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static void collect(FieldPath path, GraphField field, Map<FieldPath, GraphField> found) {
        found.put(path, field);
        field.fields().forEach(child -> collect(path.child(child.name()), child, found));
    }

    /** The last of that name, as {@link #fieldsByPath} has it. */
    private static @Nullable GraphField named(String name, List<GraphField> candidates) {
        return candidates.reversed().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
