package io.habeas.graph;

import java.util.List;
import java.util.Set;

/**
 * How the collections of a graph are read for a request, from the identities that it has ({@code graph.md}, section 4).
 *
 * <p>A plan is a pure function of the graph and the names of the identities:
 *
 * <ol>
 *   <li>Breadth first from the identities, ties by address, a collection waits for those that it comes {@code after}. This finds
 *       what can be reached and gives undirected edges their direction: from the collection visited first.
 *   <li>Depth first over the edges so directed: an edge back to a collection that is still open closes a cycle and is broken, so that
 *       each collection is read once (defect B2). Every collection keeps the edges by which it was found.
 *   <li>In an order that respects what is left; {@code after} adds to it (defect C1) unless it contradicts the flow of data.
 * </ol>
 *
 * @param nodes every collection that can be reached, each after all that it depends on
 * @param unreachable the collections that no edge leads to from these identities (defect B3), ordered
 * @param brokenEdges the edges that would have closed a cycle, ordered
 * @param brokenOrders the {@code after} declarations that could not be kept, ordered
 */
public record Traversal(
        List<TraversalNode> nodes,
        List<CollectionAddress> unreachable,
        List<Edge> brokenEdges,
        List<BrokenOrder> brokenOrders) {

    /**
     * A collection that is read before one that it was to come after.
     *
     * @param collection the collection that says {@code after}, itself or its dataset
     * @param after what it names: a collection's address or a dataset's key
     */
    public record BrokenOrder(CollectionAddress collection, String after) {}

    public Traversal {
        nodes = List.copyOf(nodes);
        unreachable = List.copyOf(unreachable);
        brokenEdges = List.copyOf(brokenEdges);
        brokenOrders = List.copyOf(brokenOrders);
    }

    /** Plans with what there is: what cannot be reached or kept is told in the plan. */
    public static Traversal plan(DatasetGraph graph, Set<String> identityNames) {
        return new TraversalPlanner(graph, identityNames).plan();
    }

    /**
     * Plans only if every collection can be reached in the declared order.
     *
     * @throws GraphException with the text of {@code graph.md}, section 6, otherwise
     */
    public static Traversal planStrictly(DatasetGraph graph, Set<String> identityNames) {
        TraversalPlanner planner = new TraversalPlanner(graph, identityNames);
        planner.refuseWhatCannotBeVisited();
        return planner.plan();
    }
}
