package io.habeas.dataset;

import io.habeas.graph.DatasetGraph;
import io.habeas.graph.GraphException;
import io.habeas.graph.Traversal;
import io.habeas.platform.FidesKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the validation of one dataset, taken alone, tells (datasets section 5). */
record Validation(Dataset dataset, TraversalDetails traversalDetails) {
    private static final String IDLE_CATEGORIES = "Warning: data categories on the dataset or on a collection are not"
            + " inherited by its fields; a field without its own is neither accessed nor erased.";

    /** Whether every collection is reached when all identities are known; if not why, and if so what to look at. */
    record TraversalDetails(boolean isTraversable, @Nullable String msg) {}

    static Validation of(Dataset sent, FidesKey connection) {
        Dataset dataset = sent.sorted();
        return new Validation(dataset, traverse(dataset, connection));
    }

    private static TraversalDetails traverse(Dataset dataset, FidesKey connection) {
        try {
            DatasetGraph graph = DatasetGraph.of(List.of(GraphView.of(dataset, connection)));
            Traversal.planStrictly(graph, graph.identityNames());
            return new TraversalDetails(true, dataset.hasIdleCategories() ? IDLE_CATEGORIES : null);
        } catch (GraphException reason) {
            return new TraversalDetails(false, reason.getMessage());
        }
    }
}
