package io.habeas.fulfilment;

import io.habeas.connection.Connections;
import io.habeas.connection.Connectors;
import io.habeas.graph.CollectionAddress;
import io.habeas.policy.ActionType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Masks what the erasure rules target in the rows that were found (erasure-and-masking sections 2 to 5).
 *
 * <ol>
 *   <li>Everything that can be checked is checked before the first write: if a masked value has no room, nothing is written at all.
 *   <li>Then each collection with rows is masked, in parallel, and is a ledger entry of its own. One that is done is not masked again.
 *   <li>What is targeted and cannot be masked is an exception of the request, and is told.
 * </ol>
 */
@Component
final class ErasureStep implements StepExecutor {
    private final DataPhase phase;
    private final Connections connections;
    private final Connectors connectors;
    private final CollectionErasure erasure;
    private final CollectionProgress progress;
    private final Exceptions exceptions;
    private final FulfilmentSettings settings;
    private final ExecutionLog log;
    private final FailureLog failures;

    ErasureStep(
            DataPhase phase,
            Connections connections,
            Connectors connectors,
            CollectionErasure erasure,
            CollectionProgress progress,
            Exceptions exceptions,
            FulfilmentSettings settings,
            ExecutionLog log,
            FailureLog failures) {
        this.phase = phase;
        this.connections = connections;
        this.connectors = connectors;
        this.erasure = erasure;
        this.progress = progress;
        this.exceptions = exceptions;
        this.settings = settings;
        this.log = log;
        this.failures = failures;
    }

    @Override
    public StepKind kind() {
        return StepKind.ERASURE;
    }

    @Override
    public StepOutcome execute(Step step, Plan plan) {
        return phase.on(step, plan, graph -> erase(step, plan, graph));
    }

    private StepOutcome erase(Step step, Plan plan, RequestGraph graph) {
        Map<CollectionAddress, Long> done = progress.of(step.request(), ActionType.ERASURE);
        List<CollectionWork.Item> open = graph.independent().stream()
                .filter(item -> !done.containsKey(item.address()))
                .toList();
        CollectionLog collectionLog = new CollectionLog(log, step.request(), ActionType.ERASURE, plan.policy());
        ErasureContext context = erasure.context(step.request(), plan, graph, collectionLog);
        try (OpenStores stores = new OpenStores(connections, connectors)) {
            Optional<CollectionWork.Failure> failure = phase.work(address -> erasure.prepare(context, address, stores))
                    .run(open)
                    .or(() -> phase.work(address -> erasure.mask(context, address, stores))
                            .run(open));
            return failure.map(failed -> failed(step, failed, collectionLog)).orElseGet(() -> finished(step));
        }
    }

    private StepOutcome failed(Step step, CollectionWork.Failure failure, CollectionLog collectionLog) {
        if (phase.mayTryAgain(step, failure.passing())) {
            collectionLog.retrying(failure.address(), failure.reason());
        } else {
            collectionLog.error(failure.address(), failure.reason());
        }
        return phase.outcome(step, failure);
    }

    private StepOutcome finished(Step step) {
        List<Unerased> left = exceptions.of(step.request());
        if (left.isEmpty() || !settings.incompleteErasureIsError()) {
            return new StepOutcome.Done(StepOutcome.Effect.NONE);
        }
        String fields = left.stream()
                .map(each -> each.field() == null ? each.collection() : each.collection() + ":" + each.field())
                .distinct()
                .collect(Collectors.joining(", "));
        return failures.failed(
                step, "Not everything that is targeted could be erased: " + fields, () -> reopen(step, left));
    }

    /** A retry, once somebody has mended what stood in the way, goes over those collections again. */
    private void reopen(Step step, List<Unerased> left) {
        left.forEach(each -> progress.reopen(step.request(), ActionType.ERASURE, each.collection()));
        exceptions.clear(step.request());
    }
}
