package io.habeas.fulfilment;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.habeas.platform.RequestId;
import io.habeas.policy.ActionType;
import io.habeas.vault.Identity;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Dispatches runs. A dispatch is a row of its own in the job table, written in the transaction that asks for it; it is never moved, as a
 * running one could not be: whoever resumes a request inserts the next.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Runs {
    static final String TASK = "privacy-request-run";
    private final Ledger ledger;
    private final ExecutionLog log;
    private final SchedulerClient jobs;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Runs(Ledger ledger, ExecutionLog log, SchedulerClient jobs, Clock clock, ApplicationEventPublisher events) {
        this.ledger = ledger;
        this.log = log;
        this.jobs = jobs;
        this.clock = clock;
        this.events = events;
    }

    /** Dispatches a run of the request, to begin as soon as the caller's transaction is committed. */
    public void enqueue(RequestId request) {
        int run = ledger.nextRun(request);
        jobs.schedule(new TaskInstance<>(TASK, new Dispatch(request, run).instance()), clock.instant());
        events.publishEvent(new Dispatch(request, run));
    }

    /**
     * What the request waited on has come: passes the waiting step and dispatches a run. False when no step was waiting.
     *
     * @param derived what came with it; the log names its members
     */
    public boolean resume(RequestId request, Identity derived) {
        Optional<String> webhook = ledger.passWaiting(request);
        webhook.ifPresent(key -> {
            CallLine line = CallLine.resumed(derived);
            String step = StepKind.PRE_WEBHOOK.checkpoint();
            log.append(new ExecutionLog.Event(request, step, key, ActionType.ACCESS, line.status(), line.message()));
            enqueue(request);
        });
        return webhook.isPresent();
    }

    /** For a retry: makes the failed step due and dispatches a run. False when there is nothing to retry from. */
    public boolean retry(RequestId request) {
        boolean reopened = ledger.reopenFailed(request);
        if (reopened) {
            enqueue(request);
        }
        return reopened;
    }
}
