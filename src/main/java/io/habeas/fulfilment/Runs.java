package io.habeas.fulfilment;

import io.habeas.platform.RequestId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Stub. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Runs {
    private final JdbcClient jdbc;

    Runs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void enqueue(RequestId request) {
        jdbc.sql("INSERT INTO request_run (request_id, run) VALUES (:request, 1) ON CONFLICT (request_id) DO UPDATE SET run = request_run.run + 1")
                .param("request", request.value())
                .update();
    }

    public boolean resume(RequestId request) {
        enqueue(request);
        return true;
    }

    public boolean retry(RequestId request) {
        enqueue(request);
        return true;
    }
}
