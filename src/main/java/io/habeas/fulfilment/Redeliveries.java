package io.habeas.fulfilment;

import io.habeas.platform.RequestId;
import io.habeas.policy.ActionType;
import io.habeas.webhook.CallOutcome;
import io.habeas.webhook.CallReport;
import io.habeas.webhook.Redelivery;
import io.habeas.webhook.Settlement;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Has calls sent again, and the execution log tell of it. The ledger does not know of them: no step asked for it. */
@Service
public class Redeliveries {
    private final Redelivery redelivery;
    private final Settlement settlement;
    private final Ledger ledger;
    private final ExecutionLog log;
    private final TransactionTemplate transaction;

    Redeliveries(
            Redelivery redelivery,
            Settlement settlement,
            Ledger ledger,
            ExecutionLog log,
            TransactionTemplate transaction) {
        this.redelivery = redelivery;
        this.settlement = settlement;
        this.ledger = ledger;
        this.log = log;
        this.transaction = transaction;
    }

    /** Sends it, once, and stores what came of it. */
    public CallReport send(Redelivery.Parcel parcel) {
        CallReport report = redelivery.send(parcel);
        transaction.executeWithoutResult(_ -> {
            settlement.settle(report);
            if (!(report.outcome() instanceof CallOutcome.HeldBack)) {
                log.append(event(report));
            }
        });
        return report;
    }

    private ExecutionLog.Event event(CallReport report) {
        CallLine line = CallLine.of(report.outcome());
        return new ExecutionLog.Event(
                report.request(),
                report.webhook().stage().step(),
                report.webhook().key().value(),
                action(report.request()),
                line.status(),
                "sent again by hand: " + line.message() + " (" + report.took().toMillis() + " ms)");
    }

    private ActionType action(RequestId request) {
        return ledger.plan(request)
                .filter(plan -> plan.policy().rules(ActionType.ACCESS).isEmpty())
                .map(_ -> ActionType.ERASURE)
                .orElse(ActionType.ACCESS);
    }
}
