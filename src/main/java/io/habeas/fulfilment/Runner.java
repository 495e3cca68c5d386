package io.habeas.fulfilment;

import io.habeas.platform.RequestId;
import io.habeas.platform.StoppingException;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries a request on: takes the first step that is not done, does it, records it, goes on.
 *
 * <ol>
 *   <li>The dispatch is claimed, the request moves to in processing, and the first run writes the plan: one transaction.
 *   <li>A step is marked as begun; then it is done, with no transaction open; then its outcome and its effect are stored: one transaction.
 *   <li>Waiting, a review and trying again give the worker back. A failed step puts the request in error, to be retried from there.
 *   <li>After the last step the request is complete.
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
    private final Clock clock;
    private final FailureLog failures;
    private final Map<StepKind, StepExecutor> executors = new EnumMap<>(StepKind.class);

    Runner(
            Ledger ledger,
            Planner planner,
            RequestLifecycle lifecycle,
            Completion completion,
            TransactionTemplate transaction,
            Clock clock,
            FailureLog failures,
            List<StepExecutor> executors) {
        this.ledger = ledger;
        this.planner = planner;
        this.lifecycle = lifecycle;
        this.completion = completion;
        this.transaction = transaction;
        this.clock = clock;
        this.failures = failures;
        executors.forEach(executor -> this.executors.put(executor.kind(), executor));
    }

    /** Runs until the request is finished, waits or fails (empty), or until a step is to be tried again (then: when). */
    Optional<Instant> run(RequestId request, int run) {
        try {
            return begin(request, run).flatMap(begun -> carryOn(begun.claim(), begun.plan()));
        } catch (StaleClaimException stale) {
            log.info("{}", stale.getMessage());
            return Optional.empty();
        } catch (DataAccessException | TransactionException | StoppingException notOfTheRequest) {
            throw notOfTheRequest;
        } catch (RuntimeException unexpected) {
            logged("Run " + run, request, unexpected);
            transaction.executeWithoutResult(_ -> completion.abandon(request, unexpected));
            return Optional.empty();
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

    private record Begun(Claim claim, Plan plan) {}

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
            return new Begun(claim, plan);
        });
    }

    private Plan takeDown(StartedRequest started) {
        Plan plan = planner.plan(started.policyId());
        ledger.write(started.id(), plan, Planner.steps(plan));
        return plan;
    }

    private Optional<Instant> carryOn(Claim claim, Plan plan) {
        while (true) {
            Optional<Step> next = ledger.next(claim.request());
            if (next.isEmpty()) {
                transaction.executeWithoutResult(_ -> finish(claim));
                return Optional.empty();
            }
            Step step = next.get();
            if (step.notBefore() != null && step.notBefore().isAfter(clock.instant())) {
                return Optional.of(step.notBefore());
            }
            switch (perform(claim, step, plan)) {
                case StepOutcome.Done _ -> {}
                case StepOutcome.TryAgain again -> {
                    return Optional.of(again.at());
                }
                case StepOutcome.Waiting _, StepOutcome.Canceled _, StepOutcome.UnderReview _, StepOutcome.Failed _ -> {
                    return Optional.empty();
                }
            }
        }
    }

    private StepOutcome perform(Claim claim, Step step, Plan plan) {
        transaction.executeWithoutResult(_ -> {
            ledger.hold(claim);
            ledger.begin(step);
        });
        StepOutcome outcome = attempt(step, plan);
        transaction.executeWithoutResult(_ -> settle(claim, step, outcome));
        return outcome;
    }

    private StepOutcome attempt(Step step, Plan plan) {
        StepExecutor executor = executors.get(step.kind());
        if (executor == null) {
            throw new IllegalStateException("Nobody does steps of kind " + step.kind());
        }
        try {
            return executor.execute(step, plan);
        } catch (DataAccessException | TransactionException | StoppingException notOfTheStep) {
            throw notOfTheStep;
        } catch (RuntimeException unexpected) {
            logged("Step " + step.kind() + " " + step.target(), step.request(), unexpected);
            String reason = "Unexpected failure: " + unexpected.getClass().getSimpleName();
            return failures.failed(step, reason);
        }
    }

    private void settle(Claim claim, Step step, StepOutcome outcome) {
        ledger.hold(claim);
        outcome.effect().apply();
        ledger.record(step, outcome);
        switch (outcome) {
            case StepOutcome.Waiting waiting ->
                lifecycle.pause(claim.request(), Optional.empty(), Optional.of(waiting.decision()));
            case StepOutcome.Canceled canceled -> lifecycle.cancel(claim.request(), canceled.decision());
            case StepOutcome.UnderReview review -> lifecycle.review(claim.request(), review.decision());
            case StepOutcome.Failed failed -> lifecycle.fail(claim.request(), failed.note());
            case StepOutcome.Done _, StepOutcome.TryAgain _ -> {}
        }
    }

    private void finish(Claim claim) {
        ledger.hold(claim);
        completion.complete(claim.request());
    }
}
