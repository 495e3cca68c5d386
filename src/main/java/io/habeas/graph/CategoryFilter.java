package io.habeas.graph;

import io.habeas.taxonomy.DataCategory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reduces rows to the fields whose categories a rule targets ({@code access.md}, section 8).
 *
 * <p>What lies at a selected path is taken whole, also when it is a map (defect C9). Maps and lists that hold nothing are left out, at
 * any depth; nulls stay.
 */
public final class CategoryFilter {

    private final List<List<String>> selected;

    public CategoryFilter(GraphCollection collection, List<DataCategory> targets) {
        selected = TargetedFields.of(collection.fieldsByPath(), targets).keySet().stream()
                .map(FieldPath::levels)
                .toList();
    }

    /** Whether the collection has nothing that is targeted. */
    public boolean selectsNothing() {
        return selected.isEmpty();
    }

    /** What of the row is targeted, or nothing at all. */
    public Optional<Map<String, @Nullable Object>> filter(Map<String, ? extends @Nullable Object> row) {
        Map<String, @Nullable Object> kept = new LinkedHashMap<>();
        row.forEach((name, value) -> {
            List<List<String>> paths = below(selected, name);
            Object part = paths.isEmpty() ? Map.of() : part(value, paths);
            if (!isHollow(part)) {
                kept.put(name, part);
            }
        });
        return kept.isEmpty() ? Optional.empty() : Optional.of(kept);
    }

    /** What the paths select of a value; a hollow value when that is nothing. */
    private static @Nullable Object part(@Nullable Object value, List<List<String>> paths) {
        boolean whole = paths.stream().anyMatch(List::isEmpty);
        return switch (value) {
            case null -> null;
            case List<?> list -> partOfList(list, paths);
            case Map<?, ?> map -> partOfMap(map, paths, whole);
            default -> whole ? value : Map.of();
        };
    }

    private static List<@Nullable Object> partOfList(List<?> list, List<List<String>> paths) {
        List<@Nullable Object> kept = new ArrayList<>();
        for (Object element : list) {
            Object part = part(element, paths);
            if (!isHollow(part)) {
                kept.add(part);
            }
        }
        return kept;
    }

    private static Map<Object, @Nullable Object> partOfMap(Map<?, ?> map, List<List<String>> paths, boolean whole) {
        Map<Object, @Nullable Object> kept = new LinkedHashMap<>();
        map.forEach((name, value) -> {
            List<List<String>> inner = whole ? paths : below(paths, String.valueOf(name));
            Object part = inner.isEmpty() ? Map.of() : part(value, inner);
            if (!isHollow(part)) {
                kept.put(name, part);
            }
        });
        return kept;
    }

    private static List<List<String>> below(List<List<String>> paths, String name) {
        return paths.stream()
                .filter(path -> !path.isEmpty() && path.getFirst().equals(name))
                .map(path -> path.subList(1, path.size()))
                .toList();
    }

    private static boolean isHollow(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> map.isEmpty();
            case List<?> list -> list.isEmpty();
            case null, default -> false;
        };
    }
}
