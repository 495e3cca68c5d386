package io.habeas.graph;

import java.util.Comparator;

/**
 * A join between two fields of different collections, written {@code a->b} when directed and {@code a<->b} otherwise.
 *
 * @param from the field whose values are used; in an undirected edge the first by text
 * @param to the field that is searched by them
 * @param directed whether values flow that way only
 */
public record Edge(FieldAddress from, FieldAddress to, boolean directed) implements Comparable<Edge> {

    private static final Comparator<Edge> BY_TEXT = Comparator.comparing(Edge::toString);

    public Edge {
        if (!directed && from.compareTo(to) > 0) {
            FieldAddress first = to;
            to = from;
            from = first;
        }
    }

    /** The edge that a field's reference declares. */
    static Edge of(FieldAddress declaring, FieldReference reference) {
        return switch (reference.direction()) {
            case TO -> new Edge(declaring, reference.field(), true);
            case FROM -> new Edge(reference.field(), declaring, true);
            case EITHER -> new Edge(declaring, reference.field(), false);
        };
    }

    @Override
    public int compareTo(Edge other) {
        return BY_TEXT.compare(this, other);
    }

    @Override
    public String toString() {
        return from + (directed ? "->" : "<->") + to;
    }
}
