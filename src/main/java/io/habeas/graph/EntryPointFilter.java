package io.habeas.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Leaves in a row's arrays only what belongs to the person ({@code access.md}, section 6).
 *
 * <p>A row is found through the fields that its collection is searched by. Where such a field lies in an array, only the elements that
 * hold a value searched for count, the other elements being other people's; of several such fields in one array, each may
 * keep an element. An array without any such element is emptied, also when the row was found through another field (defect A5).
 * Arrays that no searched field lies in stay whole, and so do those of fields that return all elements.
 */
public final class EntryPointFilter {

    private final List<EntryPoint> entryPoints = new ArrayList<>();

    /**
     * @param node the collection's place, which tells the fields that it is searched by
     * @param values the values searched for, as {@link InputValues} gives them
     */
    public EntryPointFilter(TraversalNode node, Map<FieldPath, ? extends List<?>> values) {
        Map<FieldPath, GraphField> fields = node.collection().fieldsByPath();
        for (FieldPath path : node.queryPaths()) {
            GraphField field = fields.get(path);
            if (field != null) {
                List<?> wanted = values.containsKey(path) ? values.get(path) : List.of();
                entryPoints.add(EntryPoint.of(path, field, wanted));
            }
        }
    }

    /** The row with its arrays reduced; the given one stays as it is. */
    public Map<String, @Nullable Object> filter(Map<String, ? extends @Nullable Object> row) {
        Map<String, @Nullable Object> filtered = new LinkedHashMap<>();
        row.forEach((name, value) ->
                filtered.put(name, reduced(value, below(entryPoints, name)).value()));
        return filtered;
    }

    /** A value without what did not match, and whether something in it did. */
    private record Reduced(@Nullable Object value, boolean matched) {}

    private static Reduced reduced(@Nullable Object value, List<EntryPoint> entries) {
        if (entries.isEmpty()) {
            return new Reduced(value, false);
        }
        return switch (value) {
            case List<?> list -> reducedList(list, entries);
            case Map<?, ?> map -> reducedMap(map, entries);
            case null, default -> new Reduced(value, entries.stream().anyMatch(entry -> entry.matches(value)));
        };
    }

    private static Reduced reducedList(List<?> list, List<EntryPoint> entries) {
        boolean wholly = entries.stream().anyMatch(EntryPoint::all);
        boolean matched = wholly;
        List<@Nullable Object> kept = new ArrayList<>();
        for (Object element : list) {
            Reduced reduced = reduced(element, entries);
            matched |= reduced.matched();
            if (wholly || reduced.matched()) {
                kept.add(reduced.value());
            }
        }
        return new Reduced(kept, matched);
    }

    private static Reduced reducedMap(Map<?, ?> map, List<EntryPoint> entries) {
        boolean matched = false;
        Map<Object, @Nullable Object> kept = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            Reduced reduced = reduced(entry.getValue(), below(entries, String.valueOf(entry.getKey())));
            matched |= reduced.matched();
            kept.put(entry.getKey(), reduced.value());
        }
        return new Reduced(kept, matched);
    }

    private static List<EntryPoint> below(List<EntryPoint> entries, String name) {
        return entries.stream()
                .filter(entry -> entry.leadsTo(name))
                .map(EntryPoint::next)
                .toList();
    }

    /** A searched field, as far as its path still leads from where one is. */
    private record EntryPoint(List<String> levels, DataType type, boolean all, Set<Object> wanted) {

        static EntryPoint of(FieldPath path, GraphField field, List<?> values) {
            Set<Object> wanted = new HashSet<>();
            values.forEach(value -> wanted.add(ValueKey.of(value)));
            return new EntryPoint(path.levels(), field.dataType(), field.returnAllElements(), wanted);
        }

        boolean leadsTo(String name) {
            return !levels.isEmpty() && levels.getFirst().equals(name);
        }

        EntryPoint next() {
            return new EntryPoint(levels.subList(1, levels.size()), type, all, wanted);
        }

        boolean matches(@Nullable Object value) {
            return levels.isEmpty() && (all || wanted.contains(ValueKey.of(value)) || matchesAsType(value));
        }

        /** A UUID or a number may stand where text is declared; but 1.9, cast to an integer, is still not 1. */
        private boolean matchesAsType(@Nullable Object value) {
            return !(value instanceof Number && type == DataType.INTEGER)
                    && wanted.contains(ValueKey.of(type.cast(value)));
        }
    }
}
