package io.habeas.graph;

import java.util.Comparator;

/**
 * One way by which values reach a collection.
 *
 * @param from the field of the collection read before; of {@link CollectionAddress#ROOT}, the name of an identity
 * @param to the field of the collection itself that is searched by them
 */
public record IncomingEdge(FieldAddress from, FieldPath to) implements Comparable<IncomingEdge> {

    private static final Comparator<IncomingEdge> ORDER =
            Comparator.comparing(IncomingEdge::from).thenComparing(IncomingEdge::to);

    /** Whether the values are the identities that the request came with. */
    public boolean comesFromIdentity() {
        return from.collection().equals(CollectionAddress.ROOT);
    }

    @Override
    public int compareTo(IncomingEdge other) {
        return ORDER.compare(this, other);
    }
}
