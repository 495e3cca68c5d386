package io.habeas.fulfilment;

import io.habeas.platform.RequestId;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries a request on: takes the first step that is not done, does it, records it, goes on.
 *
 * <ol>
 *   <li>The dispatch is claimed, the request moves to in processing, the first run writes the plan, and the first step that is not done is marked
 *       as begun: one transaction.
 *   <li>The step is done, with no transaction open.
 *   <li>Its outcome and its effect are stored, and the next step is marked as begun: one transaction again.
 *   <li>Waiting, a review and trying again give the worker back. A failed step puts the request in error, to be retried from there.
 *   <li>With the last step the request is complete.
 * </ol>
 *
 * No request stays in processing without a worker: what nobody foresaw ends it in error, too. When the app database itself fails, nothing is recorded; the exception leaves the dispatch to be picked up again.
 */
@Service
class Runner {
    private static final Logger log = LoggerFactory.getLogger(Runner.class);

    private final Ledger ledger;
    private final Planner planner;
    private final RequestLifecycle lifecycle;
    private final Completion completion;
    private final TransactionTemplate transaction;
    private final FailureLog failures;
    private final RunWatch watch;
    private final Map<StepKind, StepExecutor> executors = new EnumMap<>(StepKind.class);

    Runner(
            Ledger ledger,
            Planner planner,
            RequestLifecycle lifecycle,
            Completion completion,
            TransactionTemplate transaction,
            FailureLog failures,
            RunWatch watch,
            List<StepExecutor> executors) {
        this.ledger = ledger;
        this.planner = planner;
        this.lifecycle = lifecycle;
        this.completion = completion;
        this.transaction = transaction;
        this.failures = failures;
        this.watch = watch;
        executors.forEach(executor -> this.executors.put(executor.kind(), executor));
    }

    /** Runs until the request is finished, waits or fails (empty), or until a step is to be tried again (then: when). */
    Optional<Instant> run(RequestId request, int run) {
        return switch (watch.run(request, () -> guarded(request, run))) {
            case Progress.NotBefore(Instant at) -> Optional.of(at);
            case Progress.Begun _, Progress.Stopped _ -> Optional.empty();
        };
    }

    private Progress guarded(RequestId request, int run) {
        try {
            return begin(request, run).map(this::carryOn).orElseGet(() -> new Progress.Stopped(RunEnd.NOTHING_TO_DO));
        } catch (StaleClaimException stale) {
            log.info("{}", stale.getMessage());
            return new Progress.Stopped(RunEnd.TAKEN_OVER);
        } catch (RuntimeException unexpected) {
            if (Outage.is(unexpected)) {
                throw unexpected;
            }
            logged("Run " + run, request, unexpected);
            transaction.executeWithoutResult(_ -> completion.abandon(request, unexpected));
            return new Progress.Stopped(RunEnd.FAILED);
        }
    }

    /** The message is left out: a driver's or a parser's may quote a value. */
    private static void logged(String what, RequestId request, RuntimeException unexpected) {
        StackTraceElement[] trace = unexpected.getStackTrace();
        log.error(
                "{} of {} failed with {} at {}",
                what,
                request,
                unexpected.getClass().getName(),
                trace.length == 0 ? "an unknown place" : trace[0]);
    }

    private record Begun(Claim claim, Plan plan, Progress progress) {}

    private Optional<Begun> begin(RequestId request, int run) {
        try {
            return transaction.execute(_ -> ledger.claim(request, run).flatMap(this::start));
        } catch (PlanRefusedException refused) {
            transaction.executeWithoutResult(_ -> completion.refuse(request, refused));
            return Optional.empty();
        }
    }

    private Optional<Begun> start(Claim claim) {
        return lifecycle.start(claim.request()).map(started -> {
            Plan plan = ledger.plan(claim.request()).orElseGet(() -> takeDown(started));
            return new Begun(claim, plan, orComplete(claim, ledger.begin(claim)));
        });
    }

    private Plan takeDown(StartedRequest started) {
        Plan plan = planner.plan(started);
        ledger.write(started.id(), plan, Planner.steps(plan));
        return plan;
    }

    private Progress carryOn(Begun begun) {
        Progress progress = begun.progress();
        while (progress instanceof Progress.Begun(Step step)) {
            progress = perform(begun.claim(), step, begun.plan());
        }
        return progress;
    }

    private Progress perform(Claim claim, Step step, Plan plan) {
        StepOutcome outcome = watch.step(step, () -> attempt(step, plan));
        return transaction.execute(_ -> settle(claim, step, outcome));
    }

    private StepOutcome attempt(Step step, Plan plan) {
        StepExecutor executor = executors.get(step.kind());
        if (executor == null) {
            throw new IllegalStateException("Nobody does steps of kind " + step.kind());
        }
        try {
            return executor.execute(step, plan);
        } catch (RuntimeException unexpected) {
            if (Outage.is(unexpected)) {
                throw unexpected;
            }
            logged("Step " + step.kind() + " " + step.target(), step.request(), unexpected);
            String reason = "Unexpected failure: " + unexpected.getClass().getSimpleName();
            return failures.failed(step, reason);
        }
    }

    private Progress settle(Claim claim, Step step, StepOutcome outcome) {
        return switch (outcome) {
            case StepOutcome.Done done -> {
                Optional<Progress> next = ledger.pass(claim, step);
                done.effect().apply();
                yield orComplete(claim, next);
            }
            case StepOutcome.Stop stop -> {
                ledger.record(claim, step, stop);
                stop.effect().apply();
                yield stop(claim, stop);
            }
        };
    }

    private Progress stop(Claim claim, StepOutcome.Stop outcome) {
        return switch (outcome) {
            case StepOutcome.TryAgain again -> new Progress.NotBefore(again.at());
            case StepOutcome.HeldBack held -> new Progress.NotBefore(held.at());
            case StepOutcome.Waiting waiting -> {
                lifecycle.pause(claim.request(), Optional.empty(), Optional.of(waiting.decision()));
                yield new Progress.Stopped(RunEnd.WAITING);
            }
            case StepOutcome.Canceled canceled -> {
                completion.cancel(claim.request(), canceled.decision());
                yield new Progress.Stopped(RunEnd.CANCELED);
            }
            case StepOutcome.UnderReview review -> {
                lifecycle.review(claim.request(), review.decision());
                yield new Progress.Stopped(RunEnd.REVIEW);
            }
            case StepOutcome.Failed failed -> {
                lifecycle.fail(claim.request(), failed.note());
                yield new Progress.Stopped(RunEnd.FAILED);
            }
        };
    }

    private Progress orComplete(Claim claim, Optional<Progress> next) {
        return next.orElseGet(() -> {
            completion.complete(claim.request());
            return new Progress.Stopped(RunEnd.COMPLETE);
        });
    }
}
