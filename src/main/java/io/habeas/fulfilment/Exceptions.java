package io.habeas.fulfilment;

import io.habeas.platform.RequestId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was targeted and could not be erased, gathered while a request runs. */
@Repository
class Exceptions {
    private final JdbcClient jdbc;

    Exceptions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds one; again is harmless. */
    void add(RequestId request, Unerased unerased) {
        jdbc.sql("""
                        INSERT INTO request_exception (request_id, collection, field, reason)
                        VALUES (:request, :collection, :field, :reason)
                        ON CONFLICT DO NOTHING""")
                .param("request", request.value())
                .param("collection", unerased.collection())
                .param("field", unerased.field() == null ? "" : unerased.field())
                .param("reason", unerased.reason())
                .update();
    }

    /** All of a request, by collection and field. */
    List<Unerased> of(RequestId request) {
        return jdbc.sql("""
                        SELECT collection, nullif(field, '') AS field, reason FROM request_exception
                        WHERE request_id = :request ORDER BY collection, field, reason""")
                .param("request", request.value())
                .query((row, _) ->
                        new Unerased(row.getString("collection"), row.getString("field"), row.getString("reason")))
                .list();
    }

    /** Forgets them: what they were about is done again, and tells its own. */
    void clear(RequestId request) {
        jdbc.sql("DELETE FROM request_exception WHERE request_id = :request")
                .param("request", request.value())
                .update();
    }
}
