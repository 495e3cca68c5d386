package io.habeas.request;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.habeas.connection.CollectionQuery;
import io.habeas.connection.ConnectionType;
import io.habeas.connection.ConnectionView;
import io.habeas.connection.Connections;
import io.habeas.connection.Connector;
import io.habeas.connection.Connectors;
import io.habeas.dataset.Datasets;
import io.habeas.graph.CollectionAddress;
import io.habeas.graph.DatasetGraph;
import io.habeas.graph.FieldPath;
import io.habeas.graph.GraphDataset;
import io.habeas.graph.GraphException;
import io.habeas.graph.Traversal;
import io.habeas.graph.TraversalNode;
import io.habeas.platform.FidesKey;
import io.habeas.platform.openapi.JsonShape;
import io.habeas.platform.web.ApiException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Shows the queries that a request would make, without making one (graph section 8). */
@Service
class Preview {
    private final Datasets datasets;
    private final Connections connections;
    private final Connectors connectors;

    Preview(Datasets datasets, Connections connections, Connectors connectors) {
        this.datasets = datasets;
        this.connections = connections;
        this.connectors = connectors;
    }

    /**
     * A collection and how it would be searched.
     *
     * @param query null when no identity leads to it, or its connection cannot tell
     */
    @JsonShape(name = "PreviewItem")
    record Item(
            @JsonProperty("collectionAddress") Address address,
            @Nullable String query) {

        record Address(String dataset, String collection) {}

        static Item of(CollectionAddress address, @Nullable String query) {
            return new Item(new Address(address.dataset(), address.collection()), query);
        }
    }

    /**
     * The collections of these datasets, or of all, in the order in which they would be read; last those that cannot be reached.
     *
     * @throws ApiException 404 for an unknown dataset or when there is none, 400 when they make no graph
     */
    List<Item> of(List<FidesKey> keys) {
        List<GraphDataset> chosen = choose(keys);
        Map<String, Connection> reached = new HashMap<>();
        chosen.forEach(dataset -> connection(dataset).ifPresent(found -> reached.put(dataset.name(), found)));
        DatasetGraph graph = graph(chosen);
        Traversal traversal = Traversal.plan(graph, graph.identityNames());
        List<Item> items = new ArrayList<>();
        for (TraversalNode node : traversal.nodes()) {
            Connection connection = reached.get(node.address().dataset());
            items.add(Item.of(node.address(), connection == null ? null : connection.query(node)));
        }
        traversal.unreachable().forEach(address -> items.add(Item.of(address, null)));
        return items;
    }

    /** What tells how a dataset would be asked. */
    private record Connection(ConnectionType type, Connector connector) {

        String query(TraversalNode node) {
            return connector.preview(type, new CollectionQuery(node.collection(), placeholders(node)));
        }
    }

    private Optional<Connection> connection(GraphDataset dataset) {
        return connections
                .find(new FidesKey(dataset.connectionKey()))
                .map(ConnectionView::connectionType)
                .flatMap(type -> connectors.find(type).map(connector -> new Connection(type, connector)));
    }

    private List<GraphDataset> choose(List<FidesKey> keys) {
        Map<String, GraphDataset> all = new TreeMap<>();
        datasets.graph().forEach(dataset -> all.put(dataset.name(), dataset));
        if (all.isEmpty()) {
            throw ApiException.notFound("No datasets could be found");
        }
        if (keys.isEmpty()) {
            return List.copyOf(all.values());
        }
        return keys.stream().distinct().map(key -> choose(all, key)).toList();
    }

    private static GraphDataset choose(Map<String, GraphDataset> all, FidesKey key) {
        GraphDataset dataset = all.get(key.value());
        if (dataset == null) {
            throw ApiException.notFound("No dataset with id '" + key + "'");
        }
        return dataset;
    }

    private static DatasetGraph graph(List<GraphDataset> chosen) {
        try {
            return DatasetGraph.of(chosen);
        } catch (GraphException incomplete) {
            throw ApiException.badRequest(
                    incomplete.getMessage() + ". Make sure all referenced datasets are included in the request body.");
        }
    }

    /** One value for a field that is searched by an identity alone, two for any other. */
    private static SortedMap<FieldPath, List<Object>> placeholders(TraversalNode node) {
        SortedMap<FieldPath, List<Object>> values = new TreeMap<>();
        node.incoming()
                .forEach(edge -> values.merge(
                        edge.to(), edge.comesFromIdentity() ? List.of(1) : List.of(1, 2), (_, _) -> List.of(1, 2)));
        return values;
    }
}
