package io.habeas.graph;

import java.util.Comparator;

/**
 * A field of a collection, written {@code dataset:collection:path} and ordered by that text.
 *
 * @param collection where the field is
 * @param path the way to it in a row
 */
public record FieldAddress(CollectionAddress collection, FieldPath path) implements Comparable<FieldAddress> {

    private static final Comparator<FieldAddress> BY_TEXT = Comparator.comparing(FieldAddress::toString);

    @Override
    public int compareTo(FieldAddress other) {
        return collection.equals(other.collection) ? path.compareTo(other.path) : BY_TEXT.compare(this, other);
    }

    @Override
    public String toString() {
        return collection + ":" + path;
    }
}
