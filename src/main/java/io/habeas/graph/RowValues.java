package io.habeas.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a row holds at a path ({@code access.md}, section 2). A row is a map from names to text, numbers, truth values,
 * {@code java.time} values, UUIDs, bytes, lists, maps and nulls.
 */
public final class RowValues {

    private RowValues() {}

    /**
     * All values at {@code path}, in their order, duplicates and nulls included.
     *
     * <p>Lists are entered at any depth; a value that is no map ends the path early and counts; a map at the end counts for nothing.
     */
    public static List<@Nullable Object> extract(Map<String, ? extends @Nullable Object> row, FieldPath path) {
        List<@Nullable Object> found = new ArrayList<>();
        collect(row, path.levels(), found);
        return found;
    }

    private static void collect(@Nullable Object value, List<String> levels, List<@Nullable Object> found) {
        switch (value) {
            case List<?> list -> list.forEach(element -> collect(element, levels, found));
            case Map<?, ?> map -> {
                if (!levels.isEmpty() && map.containsKey(levels.getFirst())) {
                    collect(map.get(levels.getFirst()), levels.subList(1, levels.size()), found);
                }
            }
            case null, default -> found.add(value);
        }
    }
}
