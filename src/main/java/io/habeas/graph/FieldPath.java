package io.habeas.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The way to a field inside a row: one level, or several for nested documents; written with dots and ordered by that text.
 *
 * @param levels at least one name, outermost first
 */
public record FieldPath(List<String> levels) implements Comparable<FieldPath> {

    private static final Comparator<FieldPath> BY_TEXT = Comparator.comparing(FieldPath::toString);

    public FieldPath {
        if (levels.isEmpty()) {
            throw new IllegalArgumentException("A field path has at least one level");
        }
        levels = List.copyOf(levels);
    }

    /** The path that {@code dotted} writes, split at every dot. */
    public static FieldPath of(String dotted) {
        return new FieldPath(List.of(dotted.split("\\.", -1)));
    }

    /** The path of the sub-field {@code name} of this one. */
    public FieldPath child(String name) {
        List<String> longer = new ArrayList<>(levels);
        longer.add(name);
        return new FieldPath(longer);
    }

    /** The outermost level: the column, in a table. */
    public String first() {
        return levels.getFirst();
    }

    /** The innermost level: the field's own name. */
    public String last() {
        return levels.getLast();
    }

    @Override
    public int compareTo(FieldPath other) {
        return BY_TEXT.compare(this, other);
    }

    @Override
    public String toString() {
        return levels.size() == 1 ? first() : String.join(".", levels);
    }
}
