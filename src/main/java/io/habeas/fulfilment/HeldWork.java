package io.habeas.fulfilment;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.habeas.webhook.BreakerClosed;
import io.habeas.webhook.Breakers;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The runs and calls that are held back while a receiver is spared: due again as soon as it is well. A breaker that closes asks for that in
 * its own transaction, with a job; the sweep does the same for what was held back in that very moment.
 */
@Repository
class HeldWork {
    static final String TASK = "webhook-release";
    private final JdbcClient jdbc;
    private final SchedulerClient jobs;
    private final Breakers breakers;
    private final Clock clock;

    HeldWork(JdbcClient jdbc, SchedulerClient jobs, Breakers breakers, Clock clock) {
        this.jdbc = jdbc;
        this.jobs = jobs;
        this.breakers = breakers;
        this.clock = clock;
    }

    @EventListener
    void closed(BreakerClosed breaker) {
        jobs.scheduleIfNotExists(new TaskInstance<>(TASK, breaker.connection().value()), clock.instant());
    }

    /** Makes due what no breaker holds back any more. What somebody works on right now is passed over. */
    void release() {
        jdbc.sql("""
                        WITH free AS (
                            SELECT id, request_id, in_background FROM request_step
                            WHERE held_by IS NOT NULL AND NOT held_by = ANY (:open)
                            FOR UPDATE SKIP LOCKED
                        ), due AS (
                            UPDATE request_step SET not_before = NULL
                            WHERE id IN (SELECT id FROM free) AND not_before IS NOT NULL
                        ), job AS (
                            SELECT task_name, task_instance FROM scheduled_tasks
                            WHERE (task_name, task_instance) IN (
                                    SELECT :run, request_id || '/' || run
                                    FROM free JOIN request_run USING (request_id) WHERE NOT in_background
                                    UNION ALL
                                    SELECT :call, id FROM free WHERE in_background)
                                AND NOT picked AND execution_time > :now
                            FOR UPDATE SKIP LOCKED
                        )
                        UPDATE scheduled_tasks task SET execution_time = :now, version = task.version + 1
                        FROM job WHERE task.task_name = job.task_name AND task.task_instance = job.task_instance""")
                .param("open", breakers.open().toArray(String[]::new))
                .param("run", Runs.TASK)
                .param("call", LaterTries.TASK)
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    /** Releases what a breaker that closed did not, and forgets breakers that nobody needs any more. */
    void sweep() {
        release();
        breakers.forget();
    }
}
