package io.habeas.connection;

import io.habeas.platform.FidesKey;
import io.habeas.platform.Ids;
import io.habeas.platform.web.WireNames;
import io.habeas.security.Caller;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who had what secret of a connection shown or changed, and when. */
@Repository
class ConnectionAudit {
    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;

    ConnectionAudit(JdbcClient jdbc, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /** What was done. */
    enum Action {
        SIGNING_SECRET_READ,
        SIGNING_SECRET_ROTATED
    }

    /** Joins the transaction of what it records: what cannot be recorded is not done. */
    void append(Caller caller, Action action, FidesKey connection) {
        jdbc.sql("""
                        INSERT INTO connection_audit (id, client_id, action, connection_key, created_at)
                        VALUES (:id, :client, :action, :connection, :now)""")
                .param("id", ids.next("aud"))
                .param("client", caller.clientId())
                .param("action", WireNames.of(action))
                .param("connection", connection.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
