package io.habeas.fulfilment;

import io.habeas.connection.ConnectionAccess;
import io.habeas.connection.ConnectionView;
import io.habeas.connection.DataStore;
import io.habeas.connection.DataStoreException;
import io.habeas.connection.Unerasable;
import io.habeas.graph.CollectionAddress;
import io.habeas.graph.ErasureGap;
import io.habeas.graph.FieldPath;
import io.habeas.graph.GraphCollection;
import io.habeas.graph.MaskingPlan;
import io.habeas.graph.RowMasker;
import io.habeas.graph.RowMasking;
import io.habeas.graph.RowUpdate;
import io.habeas.platform.RequestId;
import io.habeas.policy.ActionType;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The erasure of one collection: checked first, then masked batch by batch. */
@Component
class CollectionErasure {
    private final FoundRows found;
    private final CollectionProgress progress;
    private final Exceptions exceptions;
    private final RequestMasking masking;
    private final TransactionTemplate transaction;
    private final SecureRandom random = new SecureRandom();

    CollectionErasure(
            FoundRows found,
            CollectionProgress progress,
            Exceptions exceptions,
            RequestMasking masking,
            TransactionTemplate transaction) {
        this.found = found;
        this.progress = progress;
        this.exceptions = exceptions;
        this.masking = masking;
        this.transaction = transaction;
    }

    /** What the erasure of a request needs; its masking secrets are made and kept before the first use. */
    ErasureContext context(RequestId request, Plan plan, RequestGraph graph, CollectionLog log) {
        var rules = RequestMasking.rules(plan);
        return new ErasureContext(
                request, graph, rules, masking.secrets(request, rules), progress.of(request, ActionType.ACCESS), log);
    }

    /** Checks a collection and keeps its plan; a failure means that nothing may be written at all. */
    Optional<CollectionWork.Failure> prepare(ErasureContext context, CollectionAddress address, OpenStores stores) {
        return guarded(address, () -> {
            ConnectionView connection = stores.connection(context.graph().connection(address));
            boolean disabled = Boolean.TRUE.equals(connection.disabled());
            if (disabled || !context.hasRows(address)) {
                return Optional.empty();
            }
            GraphCollection collection = context.graph().node(address).collection();
            if (connection.access() != ConnectionAccess.WRITE) {
                context.prepared().put(address, MaskingPlan.of(collection, context.rules(), Map.of()));
                return Optional.empty();
            }
            return prepare(context, collection, stores.store(connection));
        });
    }

    private Optional<CollectionWork.Failure> prepare(
            ErasureContext context, GraphCollection collection, DataStore store) {
        MaskingPlan plan = MaskingPlan.of(collection, context.rules(), store.lengths(collection));
        if (!plan.refusals().isEmpty()) {
            String reasons = plan.refusals().stream()
                    .map(gap -> gap.field() + ": " + gap.reason())
                    .collect(Collectors.joining("; "));
            return Optional.of(new CollectionWork.Failure(collection.address(), reasons, false));
        }
        List<Unerasable> refused = plan.fields().isEmpty() ? List.of() : store.check(collection, plan);
        refused.forEach(each -> except(context, collection.address(), each.field(), each.reason()));
        context.prepared().put(collection.address(), without(plan, refused));
        return Optional.empty();
    }

    private static MaskingPlan without(MaskingPlan plan, List<Unerasable> refused) {
        Set<FieldPath> left = refused.stream().map(Unerasable::field).collect(Collectors.toSet());
        return new MaskingPlan(
                plan.collection(),
                plan.keyPaths(),
                plan.fields().stream()
                        .filter(field -> !left.contains(field.path()))
                        .toList(),
                plan.gaps());
    }

    /** Masks a collection's rows. */
    Optional<CollectionWork.Failure> mask(ErasureContext context, CollectionAddress address, OpenStores stores) {
        return guarded(address, () -> {
            ConnectionView connection = stores.connection(context.graph().connection(address));
            if (Boolean.TRUE.equals(connection.disabled())) {
                finish(
                        context,
                        address,
                        0,
                        () -> context.log().skipped(address, AccessStep.disabled(address, connection)));
                return Optional.empty();
            }
            context.log().starting(address);
            MaskingPlan plan = context.prepared().get(address);
            long rows = plan == null || plan.fields().isEmpty() || readOnly(connection)
                    ? 0
                    : update(context, plan, stores.store(connection));
            finish(context, address, rows, () -> tell(context, address, plan, connection));
            return Optional.empty();
        });
    }

    private static boolean readOnly(ConnectionView connection) {
        return connection.access() != ConnectionAccess.WRITE;
    }

    private long update(ErasureContext context, MaskingPlan plan, DataStore store) {
        GraphCollection collection = context.graph().node(plan.collection()).collection();
        RowMasker masker = plan.masker(context.secrets(), random);
        long[] rows = {0};
        found.readChunks(
                context.request(),
                plan.collection(),
                chunk -> rows[0] += store.update(collection, updates(context, masker, chunk)));
        return rows[0];
    }

    private List<RowUpdate> updates(
            ErasureContext context, RowMasker masker, List<Map<String, @Nullable Object>> rows) {
        List<RowUpdate> updates = new ArrayList<>();
        for (Map<String, @Nullable Object> row : rows) {
            switch (masker.mask(row)) {
                case RowUpdate update -> updates.add(update);
                case RowMasking.Refused(ErasureGap gap) ->
                    except(context, gap.field().collection(), gap.field().path(), gap.reason());
            }
        }
        return updates;
    }

    /** The log's closing entry, and the exceptions that the plan knew of. */
    private void tell(
            ErasureContext context, CollectionAddress address, @Nullable MaskingPlan plan, ConnectionView connection) {
        if (plan == null || (plan.fields().isEmpty() && plan.gaps().isEmpty())) {
            context.log().success(context.graph().node(address).collection());
            return;
        }
        if (readOnly(connection)) {
            String reason = "No values were erased since this connection " + connection.key()
                    + " has not been given write access";
            plan.fields().forEach(field -> except(context, address, field.path(), reason));
            context.log().error(address, reason);
            return;
        }
        plan.gaps().forEach(gap -> except(context, address, gap.field().path(), gap.reason()));
        boolean keyless = plan.gaps().stream().anyMatch(gap -> gap.kind() == ErasureGap.Kind.NO_PRIMARY_KEY);
        if (keyless) {
            context.log()
                    .skipped(address, "No values were erased since no primary key was defined for this collection");
        } else {
            context.log().success(context.graph().node(address).collection());
        }
    }

    private void finish(ErasureContext context, CollectionAddress address, long rows, Runnable told) {
        transaction.executeWithoutResult(_ -> {
            progress.done(context.request(), ActionType.ERASURE, address, rows);
            told.run();
        });
    }

    private void except(ErasureContext context, CollectionAddress address, FieldPath field, String reason) {
        exceptions.add(context.request(), new Unerased(address.toString(), field.toString(), reason));
    }

    private interface Work {
        Optional<CollectionWork.Failure> run();
    }

    private static Optional<CollectionWork.Failure> guarded(CollectionAddress address, Work work) {
        try {
            return work.run();
        } catch (DataStoreException failed) {
            String reason = String.valueOf(failed.getMessage());
            return Optional.of(new CollectionWork.Failure(address, reason, failed.isPassing()));
        }
    }
}
