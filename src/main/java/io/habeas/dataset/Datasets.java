package io.habeas.dataset;

import io.habeas.connection.ConnectionType;
import io.habeas.connection.ConnectionView;
import io.habeas.graph.DatasetGraph;
import io.habeas.graph.GraphCollection;
import io.habeas.graph.GraphDataset;
import io.habeas.graph.GraphException;
import io.habeas.platform.web.BulkResult.Entry;
import io.habeas.platform.web.WireNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;

/** The stored datasets, and what of them can be stored. */
@Service
public class Datasets {
    private static final Logger log = LoggerFactory.getLogger(Datasets.class);
    private final DatasetRepository repository;

    Datasets(DatasetRepository repository) {
        this.repository = repository;
    }

    /** All datasets of all connections, also of disabled ones, in the order of their keys. */
    public List<StoredDataset> all() {
        return repository.all();
    }

    /** All datasets as the graph knows them. */
    public List<GraphDataset> graph() {
        return all().stream().map(StoredDataset::graph).toList();
    }

    /** Creates or replaces a dataset that fulfils the {@link DatasetRules}. */
    Entry<Dataset> store(String connectionId, ConnectionView connection, Dataset sent) {
        Dataset dataset = sent.sorted();
        return refusal(connection, dataset)
                .or(() -> save(connectionId, dataset))
                .<Entry<Dataset>>map(reason -> new Entry.Failed<>(
                        reason,
                        new RefusedDataset(connectionId, dataset.fidesKey().value(), dataset)))
                .orElseGet(() -> new Entry.Succeeded<>(dataset));
    }

    /** Why the connection cannot have any dataset, or this one. */
    static Optional<String> refusalByConnection(ConnectionView connection) {
        ConnectionType type = connection.connectionType();
        return switch (type) {
            case HTTPS, MANUAL_WEBHOOK ->
                Optional.of("Connection config '%s' is of type '%s', which has no datasets."
                        .formatted(connection.key(), WireNames.of(type)));
            case SAAS ->
                Optional.of("Connection config '%s' must have a SaaS config before validating or adding a dataset"
                        .formatted(connection.key()));
            case POSTGRES, MONGODB, MYSQL, REDSHIFT, SNOWFLAKE, MSSQL, MARIADB, BIGQUERY, MANUAL, EMAIL, TIMESCALE ->
                Optional.empty();
        };
    }

    private static Optional<String> refusal(ConnectionView connection, Dataset dataset) {
        return refusalByConnection(connection).or(() -> refusalByGraph(GraphView.of(dataset, connection.key())));
    }

    /**
     * Why no graph could ever hold the dataset: it refers to itself or to a collection that it lacks. Stored, it would stop every request.
     * What lies in other datasets is taken as given, since those may come later.
     */
    private static Optional<String> refusalByGraph(GraphDataset dataset) {
        List<GraphDataset> datasets = new ArrayList<>(List.of(dataset));
        dataset.collections().stream()
                .flatMap(collection -> collection.fieldsByPath().values().stream())
                .flatMap(field -> field.references().stream())
                .map(reference -> reference.field().collection())
                .filter(address -> !address.dataset().equals(dataset.name()))
                .distinct()
                .map(address -> new GraphCollection(address, List.of(), Set.of()))
                .forEach(collection -> datasets.add(new GraphDataset(
                        collection.address().dataset(), dataset.connectionKey(), Set.of(), List.of(collection))));
        try {
            DatasetGraph.of(datasets);
            return Optional.empty();
        } catch (GraphException impossible) {
            return Optional.ofNullable(impossible.getMessage());
        }
    }

    private Optional<String> save(String connectionId, Dataset dataset) {
        try {
            if (!repository.save(connectionId, dataset)) {
                return Optional.of("Dataset with key '" + dataset.fidesKey() + "' already exists.");
            }
        } catch (DataIntegrityViolationException connectionIsGone) {
            return Optional.of("Dataset create/update failed.");
        }
        if (dataset.hasIdleCategories()) {
            log.warn("Dataset {} has data categories that no field inherits", dataset.fidesKey());
        }
        return Optional.empty();
    }

    /** What is told of a dataset that was not stored. */
    record RefusedDataset(String connectionConfigId, String fidesKey, Dataset dataset) {}
}
