package io.habeas.webhook;

import io.habeas.platform.RequestId;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which try of its call an attempt was. */
@Repository
public class AttemptNumbers {
    private final JdbcClient jdbc;

    AttemptNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Numbered(long id, int attempt) {}

    /** The attempts of a request, by their ids: 1 for the first of a call. */
    public Map<Long, Integer> of(RequestId request) {
        return jdbc
                .sql("SELECT id, attempt FROM webhook_attempt WHERE request_id = :request")
                .param("request", request.value())
                .query((row, _) -> new Numbered(row.getLong("id"), row.getInt("attempt")))
                .list()
                .stream()
                .collect(Collectors.toMap(Numbered::id, Numbered::attempt));
    }
}
