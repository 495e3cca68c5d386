package io.habeas.fulfilment;

import io.habeas.graph.CollectionAddress;
import io.habeas.graph.FieldAffected;
import io.habeas.graph.GraphCollection;
import io.habeas.platform.RequestId;
import io.habeas.policy.ActionType;
import io.habeas.policy.PolicyDefinition;
import io.habeas.policy.RuleDefinition;
import java.util.List;

/** The execution log's entries about collections, for one phase of one request (access section 9). */
record CollectionLog(ExecutionLog log, RequestId request, ActionType action, PolicyDefinition policy) {

    void starting(CollectionAddress collection) {
        write(collection, LogStatus.IN_PROCESSING, "starting", List.of());
    }

    void success(GraphCollection collection) {
        write(collection.address(), LogStatus.COMPLETE, "success", affected(collection));
    }

    void skipped(CollectionAddress collection, String message) {
        write(collection, LogStatus.SKIPPED, message, List.of());
    }

    void retrying(CollectionAddress collection, String message) {
        write(collection, LogStatus.RETRYING, message, List.of());
    }

    void error(CollectionAddress collection, String message) {
        write(collection, LogStatus.ERROR, message, List.of());
    }

    private List<FieldAffected> affected(GraphCollection collection) {
        return FieldAffected.of(
                collection,
                policy.rules(action).stream().map(RuleDefinition::targets).toList());
    }

    private void write(CollectionAddress collection, LogStatus status, String message, List<FieldAffected> fields) {
        log.append(new ExecutionLog.Event(
                request, collection.dataset(), collection.collection(), action, status, message, fields));
    }
}
