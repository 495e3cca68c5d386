package io.habeas.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The collections of several datasets and the joins between them ({@code graph.md}, sections 2 and 3); every view is in the order
 * of the addresses.
 */
public final class DatasetGraph {

    private final Map<String, GraphDataset> datasets = new LinkedHashMap<>();
    private final SortedMap<CollectionAddress, GraphCollection> collections = new TreeMap<>();
    private final SortedMap<FieldAddress, String> identities = new TreeMap<>();
    private final Set<Edge> edges;

    private DatasetGraph(List<GraphDataset> given) {
        given.forEach(this::add);
        List<Edge> found = new ArrayList<>();
        collections.values().forEach(collection -> connect(collection, found));
        found.sort(null);
        edges = Collections.unmodifiableSet(new LinkedHashSet<>(found));
    }

    /**
     * The graph of these datasets.
     *
     * @throws GraphException when a field refers to its own collection or to an unknown one, or when two collections have one
     *     address
     */
    public static DatasetGraph of(List<GraphDataset> datasets) {
        return new DatasetGraph(datasets);
    }

    public Collection<GraphCollection> collections() {
        return Collections.unmodifiableCollection(collections.values());
    }

    public Optional<GraphCollection> collection(CollectionAddress address) {
        return Optional.ofNullable(collections.get(address));
    }

    public Collection<GraphDataset> datasets() {
        return Collections.unmodifiableCollection(datasets.values());
    }

    /** The dataset of a collection, which names its connection. */
    public Optional<GraphDataset> datasetOf(CollectionAddress address) {
        return Optional.ofNullable(datasets.get(address.dataset()));
    }

    /** All joins, without those from the identities. */
    public Set<Edge> edges() {
        return edges;
    }

    /** The fields that are searched by an identity, and that identity's name. */
    public Map<FieldAddress, String> identities() {
        return Collections.unmodifiableMap(identities);
    }

    /** The names of all identities that some field is searched by. */
    public Set<String> identityNames() {
        return new TreeSet<>(identities.values());
    }

    private void add(GraphDataset dataset) {
        datasets.put(dataset.name(), dataset);
        for (GraphCollection collection : dataset.collections()) {
            if (collections.put(collection.address(), collection) != null) {
                throw new GraphException("Collection " + collection.address() + " is declared more than once");
            }
        }
    }

    private void connect(GraphCollection collection, List<Edge> found) {
        collection.fieldsByPath().forEach((path, field) -> {
            FieldAddress address = collection.address().field(path);
            if (field.identity() != null) {
                identities.put(address, field.identity());
            }
            field.references().forEach(reference -> found.add(edge(address, reference)));
        });
    }

    private Edge edge(FieldAddress declaring, FieldReference reference) {
        Edge edge = Edge.of(declaring, reference);
        if (edge.from().collection().equals(edge.to().collection())) {
            throw new GraphException("collection self-reference not allowed " + edge.from() + "<-->" + edge.to());
        }
        if (!collections.containsKey(reference.field().collection())) {
            throw new GraphException("Referred to object " + reference.field() + " does not exist");
        }
        return edge;
    }
}
