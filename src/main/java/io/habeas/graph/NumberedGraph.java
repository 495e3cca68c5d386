package io.habeas.graph;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * A graph with its collections numbered in the order of their addresses from 1, 0 being the root, and its edges with those from the
 * identities: planning works on numbers and sets of bits.
 */
final class NumberedGraph {

    static final int ROOT = 0;

    /** An edge between numbers, taken from its second end when it is turned. */
    record Link(int from, int to, Edge edge, boolean turned) {

        IncomingEdge incoming() {
            return turned
                    ? new IncomingEdge(edge.to(), edge.from().path())
                    : new IncomingEdge(edge.from(), edge.to().path());
        }
    }

    /** An {@code after} declaration: its name, and the collections that it means. */
    record Order(String name, BitSet collections) {}

    private final List<GraphCollection> collections;
    private final Map<CollectionAddress, Integer> numbers = new TreeMap<>();
    private final List<List<Link>> outgoing = new ArrayList<>();
    private final List<List<Order>> orders = new ArrayList<>();

    NumberedGraph(DatasetGraph graph, Set<String> identityNames) {
        collections = List.copyOf(graph.collections());
        numbers.put(CollectionAddress.ROOT, ROOT);
        collections.forEach(collection -> numbers.put(collection.address(), numbers.size()));
        numbers.forEach((address, number) -> outgoing.add(new ArrayList<>()));
        graph.identities().forEach((field, name) -> {
            if (identityNames.contains(name)) {
                link(new Edge(CollectionAddress.ROOT.field(new FieldPath(List.of(name))), field, true));
            }
        });
        graph.edges().forEach(this::link);
        addOrders(graph);
    }

    int size() {
        return outgoing.size();
    }

    GraphCollection collection(int number) {
        return collections.get(number - 1);
    }

    CollectionAddress address(int number) {
        return collection(number).address();
    }

    /** The links by which values may leave a collection, in either direction of an undirected edge. */
    List<Link> outgoing(int number) {
        return outgoing.get(number);
    }

    /** What a collection declares to come after. */
    List<Order> orders(int number) {
        return orders.get(number);
    }

    private void link(Edge edge) {
        int from = number(edge.from().collection());
        int to = number(edge.to().collection());
        outgoing.get(from).add(new Link(from, to, edge, false));
        if (!edge.directed()) {
            outgoing.get(to).add(new Link(to, from, edge, true));
        }
    }

    private void addOrders(DatasetGraph graph) {
        Map<String, BitSet> ofDatasets = new TreeMap<>();
        numbers.forEach((address, number) -> ofDatasets
                .computeIfAbsent(address.dataset(), name -> new BitSet())
                .set(number));
        orders.add(List.of());
        for (GraphCollection collection : collections) {
            List<Order> found = new ArrayList<>();
            collection.after().stream()
                    .filter(numbers::containsKey)
                    .forEach(other -> found.add(new Order(other.toString(), only(number(other)))));
            graph.datasetOf(collection.address()).map(GraphDataset::after).orElse(Set.of()).stream()
                    .map(name -> new Order(name, ofDatasets.getOrDefault(name, new BitSet())))
                    .forEach(found::add);
            orders.add(found);
        }
    }

    private int number(CollectionAddress address) {
        return Objects.requireNonNull(numbers.get(address));
    }

    private static BitSet only(int number) {
        BitSet set = new BitSet();
        set.set(number);
        return set;
    }
}
