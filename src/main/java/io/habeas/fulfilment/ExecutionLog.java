package io.habeas.fulfilment;

import io.habeas.graph.FieldAffected;
import io.habeas.platform.Ids;
import io.habeas.platform.RequestId;
import io.habeas.platform.web.JsonShapes;
import io.habeas.platform.web.Page;
import io.habeas.platform.web.PageQuery;
import io.habeas.platform.web.WireNames;
import io.habeas.policy.ActionType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What a request did, collection by collection and webhook by webhook. Entries are only added; none holds personal data. */
@Service
public class ExecutionLog {
    private static final TypeReference<List<FieldAffected>> FIELDS = new TypeReference<>() {};
    private static final String COLUMNS =
            "privacy_request_id, dataset_name, collection_name, action_type, status, message, fields_affected, updated_at";

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;
    private final JsonMapper mapper = JsonShapes.mapper();

    ExecutionLog(JdbcClient jdbc, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /** Something that happened; the message is for a person and quotes no data. */
    record Event(
            RequestId request,
            String dataset,
            String collection,
            ActionType action,
            LogStatus status,
            String message,
            @Nullable List<FieldAffected> fields) {

        Event(
                RequestId request,
                String dataset,
                String collection,
                ActionType action,
                LogStatus status,
                String message) {
            this(request, dataset, collection, action, status, message, List.of());
        }
    }

    void append(Event event) {
        jdbc.sql("""
                        INSERT INTO execution_log (id, privacy_request_id, dataset_name, collection_name, action_type, status,
                                                   message, fields_affected, created_at, updated_at)
                        VALUES (:id, :request, :dataset, :collection, :action, :status, :message, :fields::jsonb, :now, :now)""")
                .param("id", ids.next("exe"))
                .param("request", event.request().value())
                .param("dataset", event.dataset())
                .param("collection", event.collection())
                .param("action", WireNames.of(event.action()))
                .param("status", WireNames.of(event.status()))
                .param("message", event.message())
                .param("fields", event.fields() == null ? null : mapper.writeValueAsString(event.fields()))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The entries of a request, oldest first. */
    public Page<ExecutionLogEntry> page(RequestId request, PageQuery page) {
        long total = jdbc.sql("SELECT count(*) FROM execution_log WHERE privacy_request_id = :request")
                .param("request", request.value())
                .query(Long.class)
                .single();
        List<ExecutionLogEntry> entries = jdbc.sql("SELECT " + COLUMNS + """
                         FROM execution_log WHERE privacy_request_id = :request
                        ORDER BY sequence LIMIT :size OFFSET :offset""")
                .param("request", request.value())
                .param("size", page.size())
                .param("offset", page.offset())
                .query((row, _) -> entry(row))
                .list();
        return Page.of(entries, total, page);
    }

    /** The entries of several requests, oldest first, each request's first 1,000. */
    public Map<RequestId, List<ExecutionLogEntry>> of(Collection<RequestId> requests) {
        Map<RequestId, List<ExecutionLogEntry>> entries = new HashMap<>();
        if (requests.isEmpty()) {
            return entries;
        }
        jdbc.sql("SELECT " + COLUMNS + """
                         FROM (SELECT *, row_number() OVER (PARTITION BY privacy_request_id ORDER BY sequence) AS place
                              FROM execution_log WHERE privacy_request_id IN (:requests)) AS log
                        WHERE place <= 1000 ORDER BY sequence""")
                .param("requests", requests.stream().map(RequestId::value).toList())
                .query(row -> {
                    entries.computeIfAbsent(new RequestId(row.getString("privacy_request_id")), _ -> new ArrayList<>())
                            .add(entry(row));
                });
        return entries;
    }

    private ExecutionLogEntry entry(ResultSet row) throws SQLException {
        String fields = row.getString("fields_affected");
        return new ExecutionLogEntry(
                row.getString("collection_name"),
                fields == null ? null : mapper.readValue(fields, FIELDS),
                row.getString("message"),
                WireNames.get(ActionType.class, row.getString("action_type")),
                WireNames.get(LogStatus.class, row.getString("status")),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                row.getString("dataset_name"));
    }
}
