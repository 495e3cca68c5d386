package io.habeas.graph;

import io.habeas.graph.NumberedGraph.Link;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes a {@link Traversal} in the steps that are told there; each step is a class of its own. */
final class TraversalPlanner {

    private final NumberedGraph graph;

    TraversalPlanner(DatasetGraph graph, Set<String> identityNames) {
        this.graph = new NumberedGraph(graph, identityNames);
    }

    Traversal plan() {
        BitSet reachable = reachable();
        int[] ranks = new VisitOrder(graph, reachable).ranks();
        OpenCycles cycles = new OpenCycles(graph, ranks);
        RunOrder order = new RunOrder(graph, reachable, cycles.kept(), ranks);
        List<TraversalNode> nodes = new ArrayList<>();
        for (int number : order.numbers()) {
            nodes.add(node(number, cycles.kept(), order));
        }
        return new Traversal(nodes, unreachable(reachable), cycles.broken(), order.broken());
    }

    /** Follows the reference's rule that a collection with something left to come after is not visited at all. */
    void refuseWhatCannotBeVisited() {
        BitSet visited = new BitSet();
        visited.set(NumberedGraph.ROOT);
        BitSet queued = new BitSet();
        graph.outgoing(NumberedGraph.ROOT).forEach(link -> queued.set(link.to()));
        for (int next = runnable(queued, visited); next > 0; next = runnable(queued, visited)) {
            visited.set(next);
            graph.outgoing(next).forEach(link -> queued.set(link.to()));
            queued.andNot(visited);
        }
        if (!queued.isEmpty()) {
            throw new GraphException("Node could not be reached given the specified ordering:\n" + " ".repeat(20) + "["
                    + queued.stream().mapToObj(this::text).collect(Collectors.joining(",")) + "]");
        }
        if (visited.cardinality() < graph.size()) {
            throw new GraphException("Some nodes were not reachable: "
                    + unreachable(visited).stream().map(Object::toString).collect(Collectors.joining(",")));
        }
    }

    private int runnable(BitSet queued, BitSet visited) {
        return queued.stream()
                .filter(number ->
                        graph.orders(number).stream().allMatch(order -> isWithin(order.collections(), visited)))
                .findFirst()
                .orElse(0);
    }

    private static boolean isWithin(BitSet part, BitSet whole) {
        return part.stream().allMatch(whole::get);
    }

    private BitSet reachable() {
        BitSet found = new BitSet();
        List<Integer> open = new ArrayList<>(List.of(NumberedGraph.ROOT));
        found.set(NumberedGraph.ROOT);
        while (!open.isEmpty()) {
            for (Link link : graph.outgoing(open.removeLast())) {
                if (!found.get(link.to())) {
                    found.set(link.to());
                    open.add(link.to());
                }
            }
        }
        return found;
    }

    private List<CollectionAddress> unreachable(BitSet reachable) {
        List<CollectionAddress> missing = new ArrayList<>();
        for (int number = reachable.nextClearBit(0);
                number < graph.size();
                number = reachable.nextClearBit(number + 1)) {
            missing.add(graph.address(number));
        }
        return missing;
    }

    private TraversalNode node(int number, List<List<Link>> incoming, RunOrder order) {
        List<IncomingEdge> edges =
                incoming.get(number).stream().map(Link::incoming).sorted().toList();
        List<CollectionAddress> dependencies =
                order.dependencies(number).stream().mapToObj(graph::address).toList();
        return new TraversalNode(graph.collection(number), edges, Set.copyOf(dependencies));
    }

    private String text(int number) {
        return graph.address(number).toString();
    }
}
