package io.habeas.fulfilment;

import io.habeas.graph.CollectionAddress;
import io.habeas.graph.DatasetGraph;
import io.habeas.graph.GraphDataset;
import io.habeas.graph.GraphException;
import io.habeas.graph.Traversal;
import io.habeas.graph.TraversalNode;
import io.habeas.platform.FidesKey;
import io.habeas.vault.Identity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The collections of a request's plan as its identity reaches them, and the connection of each. */
record RequestGraph(Traversal traversal, Map<String, FidesKey> connectionsByDataset) {

    /** @throws GraphException when the datasets make no graph, or strictly and not everything can be reached */
    static RequestGraph of(Plan plan, Identity identity, boolean strictly) {
        DatasetGraph graph = DatasetGraph.of(plan.datasets());
        var names = identity.values().keySet();
        Traversal traversal = strictly ? Traversal.planStrictly(graph, names) : Traversal.plan(graph, names);
        Map<String, FidesKey> connections = new LinkedHashMap<>();
        for (GraphDataset dataset : plan.datasets()) {
            connections.put(dataset.name(), new FidesKey(dataset.connectionKey()));
        }
        return new RequestGraph(traversal, connections);
    }

    FidesKey connection(CollectionAddress collection) {
        FidesKey key = connectionsByDataset.get(collection.dataset());
        if (key == null) {
            throw new IllegalStateException("No dataset " + collection.dataset() + " in the plan");
        }
        return key;
    }

    /** The collections as work to be done, each after those that feed it. */
    List<CollectionWork.Item> inOrder() {
        return items(true);
    }

    /** The collections as work to be done, in any order. */
    List<CollectionWork.Item> independent() {
        return items(false);
    }

    private List<CollectionWork.Item> items(boolean ordered) {
        List<CollectionWork.Item> items = new ArrayList<>();
        for (TraversalNode node : traversal.nodes()) {
            items.add(new CollectionWork.Item(
                    node.address(), connection(node.address()).value(), ordered ? node.dependencies() : Set.of()));
        }
        return items;
    }

    TraversalNode node(CollectionAddress collection) {
        return traversal.nodes().stream()
                .filter(node -> node.address().equals(collection))
                .findFirst()
                .orElseThrow();
    }
}
