package io.habeas.graph;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A dataset as the graph knows it: the collections of one connection.
 *
 * @param name the dataset's key
 * @param connectionKey the connection that reads and writes it
 * @param after the datasets whose collections should be read before those of this one
 */
public record GraphDataset(String name, String connectionKey, Set<String> after, List<GraphCollection> collections) {

    public GraphDataset {
        after = Collections.unmodifiableSet(new TreeSet<>(after));
        collections = List.copyOf(collections);
    }
}
