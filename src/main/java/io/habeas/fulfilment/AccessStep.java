package io.habeas.fulfilment;

import io.habeas.connection.CollectionQuery;
import io.habeas.connection.ConnectionView;
import io.habeas.connection.Connections;
import io.habeas.connection.Connectors;
import io.habeas.connection.DataStoreException;
import io.habeas.graph.CollectionAddress;
import io.habeas.graph.EntryPointFilter;
import io.habeas.graph.FieldPath;
import io.habeas.graph.InputValues;
import io.habeas.graph.TraversalNode;
import io.habeas.platform.RequestId;
import io.habeas.policy.ActionType;
import io.habeas.vault.Identities;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds the subject's rows: each collection once those that feed it are done, independent ones in parallel; the rows stream into the vault
 * (access sections 1 to 7). A collection that is done is not read again; one that was cut off is read from the start.
 */
@Component
final class AccessStep implements StepExecutor {
    private final DataPhase phase;
    private final Connections connections;
    private final Connectors connectors;
    private final Identities identities;
    private final FoundRows found;
    private final CollectionProgress progress;
    private final ExecutionLog log;
    private final TransactionTemplate transaction;

    AccessStep(
            DataPhase phase,
            Connections connections,
            Connectors connectors,
            Identities identities,
            FoundRows found,
            CollectionProgress progress,
            ExecutionLog log,
            TransactionTemplate transaction) {
        this.phase = phase;
        this.connections = connections;
        this.connectors = connectors;
        this.identities = identities;
        this.found = found;
        this.progress = progress;
        this.log = log;
        this.transaction = transaction;
    }

    @Override
    public StepKind kind() {
        return StepKind.ACCESS;
    }

    @Override
    public StepOutcome execute(Step step, Plan plan) {
        return phase.on(step, plan, graph -> read(step, plan, graph));
    }

    private StepOutcome read(Step step, Plan plan, RequestGraph graph) {
        Map<CollectionAddress, Long> done = progress.of(step.request(), ActionType.ACCESS);
        CollectionLog collectionLog = new CollectionLog(log, step.request(), ActionType.ACCESS, plan.policy());
        graph.traversal().unreachable().stream()
                .filter(address -> !done.containsKey(address))
                .forEach(address -> passOver(step.request(), address, collectionLog, unreachable(address)));
        List<CollectionWork.Item> open = graph.inOrder().stream()
                .filter(item -> !done.containsKey(item.address()))
                .toList();
        try (OpenStores stores = new OpenStores(connections, connectors)) {
            return phase.work(address -> read(step, graph, graph.node(address), stores, collectionLog))
                    .run(open)
                    .map(failure -> phase.outcome(step, failure))
                    .orElseGet(() -> new StepOutcome.Done(StepOutcome.Effect.NONE));
        }
    }

    private static String unreachable(CollectionAddress address) {
        return "Skipping collection " + address + ". The identities of this request do not lead to it.";
    }

    private Optional<CollectionWork.Failure> read(
            Step step, RequestGraph graph, TraversalNode node, OpenStores stores, CollectionLog collectionLog) {
        CollectionAddress address = node.address();
        try {
            ConnectionView connection = stores.connection(graph.connection(address));
            if (Boolean.TRUE.equals(connection.disabled())) {
                passOver(step.request(), address, collectionLog, disabled(address, connection));
                return Optional.empty();
            }
            collectionLog.starting(address);
            long rows = readRows(step.request(), node, connection, stores);
            transaction.executeWithoutResult(_ -> {
                progress.done(step.request(), ActionType.ACCESS, address, rows);
                collectionLog.success(node.collection());
            });
            return Optional.empty();
        } catch (DataStoreException failed) {
            return Optional.of(failure(step, address, failed, collectionLog));
        }
    }

    static String disabled(CollectionAddress address, ConnectionView connection) {
        return "Skipping collection " + address + ". ConnectionConfig " + connection.key() + " is disabled.";
    }

    private void passOver(RequestId request, CollectionAddress address, CollectionLog collectionLog, String why) {
        transaction.executeWithoutResult(_ -> {
            progress.skipped(request, ActionType.ACCESS, address);
            collectionLog.skipped(address, why);
        });
    }

    private CollectionWork.Failure failure(
            Step step, CollectionAddress address, DataStoreException failed, CollectionLog collectionLog) {
        String reason = String.valueOf(failed.getMessage());
        if (phase.mayTryAgain(step, failed.isPassing())) {
            collectionLog.retrying(address, reason);
        } else {
            collectionLog.error(address, reason);
        }
        return new CollectionWork.Failure(address, reason, failed.isPassing());
    }

    private long readRows(RequestId request, TraversalNode node, ConnectionView connection, OpenStores stores) {
        SortedMap<FieldPath, List<Object>> values = inputs(request, node);
        FoundRows.Writer writer = found.write(request, node.address());
        if (!values.isEmpty()) {
            EntryPointFilter filter = new EntryPointFilter(node, values);
            stores.store(connection)
                    .read(new CollectionQuery(node.collection(), values), row -> writer.add(filter.filter(row)));
        }
        return writer.finish();
    }

    private SortedMap<FieldPath, List<Object>> inputs(RequestId request, TraversalNode node) {
        InputValues inputs = new InputValues(node);
        for (CollectionAddress upstream : node.inputs()) {
            if (upstream.equals(CollectionAddress.ROOT)) {
                inputs.add(upstream, new LinkedHashMap<>(identities.of(request).values()));
            } else {
                found.read(request, upstream, row -> inputs.add(upstream, row));
            }
        }
        return inputs.values();
    }
}
