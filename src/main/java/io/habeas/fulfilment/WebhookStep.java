package io.habeas.fulfilment;

import io.habeas.fulfilment.WebhookDecision.Kind;
import io.habeas.policy.ActionType;
import io.habeas.webhook.CallOutcome;
import io.habeas.webhook.CallReport;
import io.habeas.webhook.DerivationGuard;
import io.habeas.webhook.Reason;
import io.habeas.webhook.Settlement;
import io.habeas.webhook.WebhookCall;
import io.habeas.webhook.WebhookDelivery;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calls one webhook of the chain and tells the execution log what came of it. */
final class WebhookStep implements StepExecutor {
    private final StepKind kind;
    private final WebhookDelivery delivery;
    private final DerivationGuard guard;
    private final Settlement settlement;
    private final ExecutionLog log;
    private final Clock clock;

    WebhookStep(
            StepKind kind,
            WebhookDelivery delivery,
            DerivationGuard guard,
            Settlement settlement,
            ExecutionLog log,
            Clock clock) {
        this.kind = kind;
        this.delivery = delivery;
        this.guard = guard;
        this.settlement = settlement;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public StepKind kind() {
        return kind;
    }

    @Override
    public StepOutcome execute(Step step, Plan plan) {
        CallReport answered = delivery.call(call(step, plan));
        CallReport report = guard.guard(answered, plan.identityTerms().verifiedIsKept());
        StepOutcome.Effect effect = effect(step, plan, report);
        return switch (report.outcome()) {
            case CallOutcome.Proceed _, CallOutcome.Undelivered _ -> new StepOutcome.Done(effect);
            case CallOutcome.Halt halt ->
                new StepOutcome.Waiting(decision(step, Kind.WAIT, halt.reason(), halt.deadline()), effect);
            case CallOutcome.Cancel cancel ->
                new StepOutcome.Canceled(decision(step, Kind.CANCEL, cancel.reason(), null), effect);
            case CallOutcome.Review review ->
                new StepOutcome.UnderReview(decision(step, Kind.REVIEW, review.reason(), null), effect);
            case CallOutcome.TryAgain again ->
                new StepOutcome.TryAgain(clock.instant().plus(again.after()), effect);
            case CallOutcome.HeldBack held ->
                new StepOutcome.HeldBack(
                        held.until(),
                        report.webhook().connectionKey(),
                        step.heldBack() ? StepOutcome.Effect.NONE : effect);
            case CallOutcome.Failed failed ->
                new StepOutcome.Failed(failed.reason(), ActionNote.at(kind.checkpoint()), effect);
        };
    }

    /** Ends the tries of a call before their number is up. */
    StepOutcome giveUp(Step step, Plan plan, String reason) {
        CallReport report = delivery.giveUp(call(step, plan), reason);
        return new StepOutcome.Done(effect(step, plan, report));
    }

    private static WebhookCall call(Step step, Plan plan) {
        return new WebhookCall(
                step.request(),
                step.id(),
                plan.policy().key(),
                plan.webhook(step),
                step.attempts() + 1,
                plan.identityTerms().names());
    }

    private static WebhookDecision decision(
            Step step, Kind kind, Optional<Reason> reason, @Nullable Instant waitUntil) {
        return new WebhookDecision(step.target(), kind, reason.map(Reason::text).orElse(null), waitUntil);
    }

    private StepOutcome.Effect effect(Step step, Plan plan, CallReport report) {
        return () -> {
            settlement.settle(report);
            log.append(event(step, plan, report));
        };
    }

    private ExecutionLog.Event event(Step step, Plan plan, CallReport report) {
        ActionType action = plan.policy().rules(ActionType.ACCESS).isEmpty() ? ActionType.ERASURE : ActionType.ACCESS;
        CallLine line = CallLine.of(report.outcome());
        String took = report.outcome() instanceof CallOutcome.HeldBack
                ? ""
                : " (" + report.took().toMillis() + " ms)";
        return new ExecutionLog.Event(
                step.request(), kind.checkpoint(), step.target(), action, line.status(), line.message() + took);
    }
}
