package io.habeas.request;

import io.habeas.fulfilment.ExecutionLogEntry;
import io.habeas.fulfilment.LogStatus;
import io.habeas.graph.FieldAffected;
import io.habeas.platform.web.WireNames;
import io.habeas.policy.ActionType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One line of the {@code results} of a verbose listing: from the execution log or from the audit log (privacy-requests section 3.2). */
record ResultEntry(
        @Nullable String collectionName,
        @Nullable List<FieldAffected> fieldsAffected,
        @Nullable String message,
        @Nullable ActionType actionType,
        @Nullable LogStatus status,
        Instant updatedAt,
        @Nullable String userId) {
    private static final int MOST_PER_GROUP = 50;

    private record Line(String group, ResultEntry entry) {}

    /** Both logs as one, oldest first, grouped by dataset or decision; each group's first 50. */
    static Map<String, List<ResultEntry>> merge(List<ExecutionLogEntry> executed, List<AuditEntry> decided) {
        List<Line> lines = new ArrayList<>();
        executed.forEach(log -> lines.add(of(log)));
        decided.forEach(audit -> lines.add(of(audit)));
        lines.sort(Comparator.comparing(line -> line.entry().updatedAt()));
        Map<String, List<ResultEntry>> groups = new LinkedHashMap<>();
        for (Line line : lines) {
            List<ResultEntry> group = groups.computeIfAbsent(line.group(), _ -> new ArrayList<>());
            if (group.size() < MOST_PER_GROUP) {
                group.add(line.entry());
            }
        }
        return groups;
    }

    private static Line of(ExecutionLogEntry log) {
        return new Line(
                log.datasetName(),
                new ResultEntry(
                        log.collectionName(),
                        log.fieldsAffected(),
                        log.message(),
                        log.actionType(),
                        log.status(),
                        log.updatedAt(),
                        null));
    }

    private static Line of(AuditEntry audit) {
        return new Line(
                "Request " + WireNames.of(audit.action()),
                new ResultEntry(null, null, audit.message(), null, null, audit.updatedAt(), audit.userId()));
    }
}
