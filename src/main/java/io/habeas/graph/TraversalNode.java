package io.habeas.graph;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One collection's place in a traversal.
 *
 * @param collection what is read
 * @param incoming how values reach it, ordered; never empty
 * @param dependencies the collections that must be done before it: those that feed it, and those that it comes {@code after};
 *     ordered, without the root
 */
public record TraversalNode(
        GraphCollection collection, List<IncomingEdge> incoming, Set<CollectionAddress> dependencies) {

    public TraversalNode {
        incoming = List.copyOf(incoming);
        dependencies = Collections.unmodifiableSet(new TreeSet<>(dependencies));
    }

    public CollectionAddress address() {
        return collection.address();
    }

    /** Where its values come from, the root included, in the order in which their rows are consolidated. */
    public SortedSet<CollectionAddress> inputs() {
        SortedSet<CollectionAddress> inputs = new TreeSet<>();
        incoming.forEach(edge -> inputs.add(edge.from().collection()));
        return inputs;
    }

    /** The only fields by which it can be searched. */
    public SortedSet<FieldPath> queryPaths() {
        SortedSet<FieldPath> paths = new TreeSet<>();
        incoming.forEach(edge -> paths.add(edge.to()));
        return paths;
    }
}
