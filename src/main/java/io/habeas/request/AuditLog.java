package io.habeas.request;

import io.habeas.platform.Ids;
import io.habeas.platform.RequestId;
import io.habeas.platform.web.WireNames;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who decided what about a request. It outlives the request. */
@Repository
class AuditLog {
    /** The user id of what Habeas does by itself. */
    static final String SYSTEM = "system";

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;

    AuditLog(JdbcClient jdbc, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    void append(RequestId request, AuditAction action, @Nullable String userId, @Nullable String message) {
        jdbc.sql("""
                        INSERT INTO audit_log (id, privacy_request_id, user_id, action, message, created_at, updated_at)
                        VALUES (:id, :request, :userId, :action, :message, :now, :now)""")
                .param("id", ids.next("aud"))
                .param("request", request.value())
                .param("userId", userId)
                .param("action", WireNames.of(action))
                .param("message", message)
                .param("now", SqlTime.of(clock.instant()))
                .update();
    }

    /** The entries of these requests, oldest first. */
    Map<RequestId, List<AuditEntry>> of(Collection<RequestId> requests) {
        Map<RequestId, List<AuditEntry>> found = new HashMap<>();
        if (requests.isEmpty()) {
            return found;
        }
        jdbc.sql("""
                        SELECT privacy_request_id, user_id, action, message, updated_at FROM audit_log
                        WHERE privacy_request_id IN (:requests)
                        ORDER BY created_at, id""")
                .param("requests", requests.stream().map(RequestId::value).toList())
                .query(row -> {
                    AuditEntry entry = new AuditEntry(
                            row.getString("user_id"),
                            WireNames.get(AuditAction.class, row.getString("action")),
                            row.getString("message"),
                            SqlTime.read(row, "updated_at"));
                    found.computeIfAbsent(new RequestId(row.getString("privacy_request_id")), _ -> new ArrayList<>())
                            .add(entry);
                });
        return found;
    }
}
