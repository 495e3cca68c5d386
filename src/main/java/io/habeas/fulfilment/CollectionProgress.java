package io.habeas.fulfilment;

import io.habeas.graph.CollectionAddress;
import io.habeas.platform.RequestId;
import io.habeas.platform.web.WireNames;
import io.habeas.policy.ActionType;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The ledger below the access and the erasure step: which collections are done, and with how many rows. */
@Repository
class CollectionProgress {
    private final JdbcClient jdbc;
    private final Clock clock;

    CollectionProgress(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void done(RequestId request, ActionType action, CollectionAddress collection, long rows) {
        write(request, action, collection, "done", rows);
    }

    void skipped(RequestId request, ActionType action, CollectionAddress collection) {
        write(request, action, collection, "skipped", 0);
    }

    private void write(RequestId request, ActionType action, CollectionAddress collection, String status, long rows) {
        jdbc.sql("""
                        INSERT INTO request_collection (request_id, action, collection, status, row_count, finished_at)
                        VALUES (:request, :action, :collection, :status, :rows, :now)
                        ON CONFLICT DO NOTHING""")
                .param("request", request.value())
                .param("action", WireNames.of(action))
                .param("collection", collection.toString())
                .param("status", status)
                .param("rows", rows)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Makes a collection be done again. */
    void reopen(RequestId request, ActionType action, String collection) {
        jdbc.sql("""
                        DELETE FROM request_collection
                        WHERE request_id = :request AND action = :action AND collection = :collection""")
                .param("request", request.value())
                .param("action", WireNames.of(action))
                .param("collection", collection)
                .update();
    }

    /** The rows of each collection that is done or skipped, by address. */
    Map<CollectionAddress, Long> of(RequestId request, ActionType action) {
        Map<CollectionAddress, Long> rows = new TreeMap<>();
        jdbc.sql(
                        "SELECT collection, row_count FROM request_collection WHERE request_id = :request AND action = :action")
                .param("request", request.value())
                .param("action", WireNames.of(action))
                .query(row -> {
                    rows.put(CollectionAddress.parse(row.getString("collection")), row.getLong("row_count"));
                });
        return rows;
    }
}
