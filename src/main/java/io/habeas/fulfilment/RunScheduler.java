package io.habeas.fulfilment;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.habeas.platform.Deployment;
import io.habeas.webhook.BreakerClosed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Picks up dispatches and further tries of calls, on virtual threads: each node leases what it takes, with a heartbeat every 4 seconds; after 4 missed ones another
 * node takes over, which looks for such every 8 seconds: in less than half a minute. A node that knows it is alone frees at its start what its former life had leased.
 */
@Component
class RunScheduler implements SmartLifecycle {
    private static final Duration POLLING = Duration.ofMillis(500);
    private static final Duration HEARTBEAT = Duration.ofSeconds(4);
    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(30);
    private static final Duration SWEEP_EVERY = Duration.ofSeconds(5);
    private static final Duration SHUTDOWN = Duration.ofSeconds(20);

    private final Scheduler scheduler;
    private final JdbcClient jdbc;
    private final Deployment deployment;
    private volatile boolean running;

    RunScheduler(
            DataSource dataSource,
            JdbcClient jdbc,
            Deployment deployment,
            FulfilmentSettings settings,
            Runner runner,
            BackgroundCalls background,
            HeldWork held,
            Deadlines deadlines,
            Clock clock) {
        this.jdbc = jdbc;
        this.deployment = deployment;
        this.scheduler = Scheduler.create(dataSource, runs(runner), background(background), release(held))
                .startTasks(sweep(deadlines, held))
                .threads(settings.concurrentRequests())
                .executorService(Executors.newVirtualThreadPerTaskExecutor())
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(POLLING)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(SHUTDOWN)
                // Without the stack: its causes' messages are the database's, which may quote a row.
                .failureLogging(LogLevel.WARN, false)
                .clock(clock::instant)
                .build();
    }

    private static CustomTask<Void> runs(Runner runner) {
        return task(Runs.TASK, instance -> {
            Dispatch dispatch = Dispatch.of(instance.getId());
            return runner.run(dispatch.request(), dispatch.run());
        });
    }

    private static CustomTask<Void> background(BackgroundCalls calls) {
        return task(LaterTries.TASK, instance -> calls.run(instance.getId()));
    }

    /** A task that says when it is to be done again, if it is. */
    private static CustomTask<Void> task(String name, Function<TaskInstance<Void>, Optional<Instant>> work) {
        return Tasks.custom(name, Void.class)
                .onFailure((failed, operations) -> operations.reschedule(
                        failed, failed.getTimeDone().plus(backoff(failed.getExecution().consecutiveFailures))))
                .onDeadExecutionRevive()
                .execute((instance, _) -> outcome(work.apply(instance)));
    }

    private static CompletionHandler<Void> outcome(Optional<Instant> again) {
        return again.<CompletionHandler<Void>>map(at -> (done, operations) -> operations.reschedule(done, at))
                .orElse((_, operations) -> operations.remove());
    }

    private OneTimeTask<Void> release(HeldWork held) {
        return Tasks.oneTime(HeldWork.TASK, Void.class).execute((_, _) -> {
            held.release();
            look();
        });
    }

    private static RecurringTask<Void> sweep(Deadlines deadlines, HeldWork held) {
        return Tasks.recurring("privacy-request-deadlines", FixedDelay.of(SWEEP_EVERY))
                .execute((_, _) -> {
                    deadlines.sweep();
                    held.sweep();
                });
    }

    /** The app database was out of reach: 1 s, 2 s, 4 s, … up to half a minute. */
    private static Duration backoff(int failures) {
        Duration doubled = Duration.ofSeconds(1L << Math.min(failures, 5));
        return doubled.compareTo(LONGEST_BACKOFF) < 0 ? doubled : LONGEST_BACKOFF;
    }

    /** Looks for due dispatches now rather than at the next poll. */
    @TransactionalEventListener
    void look(Dispatch dispatched) {
        look();
    }

    @TransactionalEventListener
    void look(BreakerClosed closed) {
        look();
    }

    private void look() {
        if (running) {
            scheduler.triggerCheckForDueExecutions();
        }
    }

    @Override
    public void start() {
        if (deployment.soleNode()) {
            jdbc.sql("""
                            UPDATE scheduled_tasks
                            SET picked = false, picked_by = NULL, last_heartbeat = NULL, version = version + 1
                            WHERE picked""").update();
        }
        scheduler.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        scheduler.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
