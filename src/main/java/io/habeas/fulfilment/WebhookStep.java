package io.habeas.fulfilment;

import io.habeas.platform.RequestId;
import io.habeas.policy.ActionType;
import io.habeas.webhook.CallOutcome;
import io.habeas.webhook.CallReport;
import io.habeas.webhook.Settlement;
import io.habeas.webhook.WebhookCall;
import io.habeas.webhook.WebhookDelivery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/** Calls one webhook of the chain and tells the execution log what came of it. */
final class WebhookStep implements StepExecutor {
    private final StepKind kind;
    private final WebhookDelivery delivery;
    private final Settlement settlement;
    private final ExecutionLog log;
    private final Clock clock;

    WebhookStep(StepKind kind, WebhookDelivery delivery, Settlement settlement, ExecutionLog log, Clock clock) {
        this.kind = kind;
        this.delivery = delivery;
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
        CallReport report = delivery.call(call(step, plan));
        return switch (report.outcome()) {
            case CallOutcome.Proceed _ ->
                new StepOutcome.Done(settle(step, plan, report, LogStatus.COMPLETE, "delivered"));
            case CallOutcome.Halt _ ->
                new StepOutcome.Waiting(settle(step, plan, report, LogStatus.PAUSED, "halted the request"));
            case CallOutcome.TryAgain(String reason, Duration after) ->
                new StepOutcome.TryAgain(
                        clock.instant().plus(after),
                        settle(step, plan, report, LogStatus.RETRYING, "will be tried again: " + reason));
            case CallOutcome.HeldBack(String reason, Instant until) ->
                new StepOutcome.HeldBack(
                        until,
                        report.webhook().connectionKey(),
                        step.heldBack()
                                ? StepOutcome.Effect.NONE
                                : settle(step, plan, report, LogStatus.RETRYING, "held back: " + reason));
            case CallOutcome.Undelivered(String reason) ->
                new StepOutcome.Done(settle(step, plan, report, LogStatus.ERROR, "not delivered: " + reason));
            case CallOutcome.Failed(String reason) ->
                new StepOutcome.Failed(
                        reason,
                        ActionNote.at(kind.checkpoint()),
                        settle(step, plan, report, LogStatus.ERROR, "failed: " + reason));
        };
    }

    /** Ends the tries of a call before their number is up. */
    StepOutcome giveUp(Step step, Plan plan, String reason) {
        CallReport report = delivery.giveUp(call(step, plan), reason);
        return new StepOutcome.Done(settle(step, plan, report, LogStatus.ERROR, "not delivered: " + reason));
    }

    private static WebhookCall call(Step step, Plan plan) {
        return new WebhookCall(
                step.request(),
                step.id(),
                plan.policy().key(),
                plan.webhook(step),
                step.attempts() + 1,
                identityNames(plan));
    }

    private StepOutcome.Effect settle(Step step, Plan plan, CallReport report, LogStatus status, String message) {
        return () -> {
            settlement.settle(report);
            log.append(event(step.request(), plan, report, status, message));
        };
    }

    private ExecutionLog.Event event(
            RequestId request, Plan plan, CallReport report, LogStatus status, String message) {
        ActionType action = plan.policy().rules(ActionType.ACCESS).isEmpty() ? ActionType.ERASURE : ActionType.ACCESS;
        String took = " (" + report.took().toMillis() + " ms)";
        return new ExecutionLog.Event(
                request, kind.checkpoint(), report.webhook().key().value(), action, status, message + took);
    }

    /** The documented identities, and those that a dataset declares. */
    private static Set<String> identityNames(Plan plan) {
        Set<String> names = new TreeSet<>(Set.of("email", "phone_number"));
        plan.datasets()
                .forEach(dataset -> dataset.collections()
                        .forEach(collection -> collection
                                .fieldsByPath()
                                .values()
                                .forEach(field -> {
                                    if (field.identity() != null) {
                                        names.add(field.identity());
                                    }
                                })));
        return names;
    }
}
