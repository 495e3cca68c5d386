package io.habeas.graph;

import io.habeas.graph.Position.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one row is to be changed.
 *
 * <p>A connector writes {@link #assignments} where nothing {@link #crossesArrays}; otherwise it reads the row again and writes what
 * {@link #appliedTo} makes of it, or addresses the elements by value in the way of its store.
 *
 * @param key the value of every part of the primary key, none null, as it was read
 * @param values the masked values; empty when the row has nothing to mask
 */
public record RowUpdate(Map<FieldPath, Object> key, List<MaskedValue> values) implements RowMasking {

    public RowUpdate {
        key = Collections.unmodifiableMap(new LinkedHashMap<>(key));
        values = List.copyOf(values);
    }

    /** Whether some value lies in an array. */
    public boolean crossesArrays() {
        return values.stream().anyMatch(value -> value.position().crossesArrays());
    }

    /** The masked values outside arrays, by path. */
    public Map<FieldPath, @Nullable Object> assignments() {
        Map<FieldPath, @Nullable Object> assignments = new LinkedHashMap<>();
        values.forEach(masked -> masked.position().path().ifPresent(path -> assignments.put(path, masked.value())));
        return assignments;
    }

    /** The new values of the top-level fields that change, given the row as it is now. */
    public Map<String, @Nullable Object> appliedTo(Map<String, ? extends @Nullable Object> current) {
        List<Edit> edits = values.stream()
                .map(masked -> new Edit(masked.position().steps(), masked.value()))
                .toList();
        Map<String, @Nullable Object> changed = new LinkedHashMap<>();
        current.forEach((name, value) -> {
            List<Edit> own = inside(edits, name);
            if (!own.isEmpty()) {
                changed.put(name, edited(value, own));
            }
        });
        return changed;
    }

    /** A masked value, as far as the way to it still leads from where one is. */
    private record Edit(List<Step> steps, @Nullable Object masked) {

        boolean isHere() {
            return steps.isEmpty();
        }

        Edit next() {
            return new Edit(steps.subList(1, steps.size()), masked);
        }

        boolean leadsInto(String name) {
            return !isHere() && steps.getFirst() instanceof Step.Level(String level) && level.equals(name);
        }

        boolean leadsToElement(@Nullable Object element) {
            return !isHere() && steps.getFirst() instanceof Step.Element(var read) && holds(element, read);
        }
    }

    private static @Nullable Object edited(@Nullable Object value, List<Edit> edits) {
        Optional<Edit> here = edits.stream().filter(Edit::isHere).findFirst();
        if (here.isPresent()) {
            return here.get().masked();
        }
        return switch (value) {
            case Map<?, ?> map -> editedMap(map, edits);
            case List<?> list -> editedList(list, edits);
            case null, default -> value;
        };
    }

    private static Map<Object, @Nullable Object> editedMap(Map<?, ?> map, List<Edit> edits) {
        Map<Object, @Nullable Object> result = new LinkedHashMap<>();
        map.forEach((name, value) -> {
            List<Edit> own = inside(edits, String.valueOf(name));
            result.put(name, own.isEmpty() ? value : edited(value, own));
        });
        return result;
    }

    private static List<@Nullable Object> editedList(List<?> list, List<Edit> edits) {
        List<@Nullable Object> result = new ArrayList<>();
        for (Object element : list) {
            List<Edit> own = edits.stream()
                    .filter(edit -> edit.leadsToElement(element))
                    .map(Edit::next)
                    .toList();
            result.add(own.isEmpty() ? element : edited(element, own));
        }
        return result;
    }

    private static List<Edit> inside(List<Edit> edits, String name) {
        return edits.stream()
                .filter(edit -> edit.leadsInto(name))
                .map(Edit::next)
                .toList();
    }

    /** Whether an element is the one that was read: what was read of it may have been only a part. */
    private static boolean holds(@Nullable Object element, @Nullable Object read) {
        return switch (read) {
            case Map<?, ?> part ->
                element instanceof Map<?, ?> whole
                        && part.entrySet().stream()
                                .allMatch(entry -> whole.containsKey(entry.getKey())
                                        && holds(whole.get(entry.getKey()), entry.getValue()));
            case List<?> part ->
                element instanceof List<?> whole
                        && part.stream().allMatch(each -> whole.stream().anyMatch(other -> holds(other, each)));
            case null, default -> ValueKey.of(element).equals(ValueKey.of(read));
        };
    }
}
