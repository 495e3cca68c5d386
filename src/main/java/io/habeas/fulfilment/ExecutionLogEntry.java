package io.habeas.fulfilment;

import io.habeas.graph.FieldAffected;
import io.habeas.policy.ActionType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One entry of a request's execution log, as the API shows it (privacy-requests section 3.3). */
public record ExecutionLogEntry(
        String collectionName,
        @Nullable List<FieldAffected> fieldsAffected,
        @Nullable String message,
        ActionType actionType,
        LogStatus status,
        Instant updatedAt,
        String datasetName) {}
