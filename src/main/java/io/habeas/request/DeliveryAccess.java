package io.habeas.request;

import io.habeas.fulfilment.Redeliveries;
import io.habeas.platform.RequestId;
import io.habeas.platform.web.ApiException;
import io.habeas.webhook.CallOutcome;
import io.habeas.webhook.CallReport;
import io.habeas.webhook.DeliveryLog;
import io.habeas.webhook.DeliveryView;
import io.habeas.webhook.Exchanges;
import io.habeas.webhook.Redelivery;
import io.habeas.webhook.Redelivery.Preparation;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Service;

/** Shows and sends again what deliveries said. Who asked for it is written to the request's audit log first. */
@Service
class DeliveryAccess {
    private final DeliveryLog log;
    private final Exchanges exchanges;
    private final Redelivery redelivery;
    private final Redeliveries redeliveries;
    private final AuditLog audit;

    DeliveryAccess(
            DeliveryLog log, Exchanges exchanges, Redelivery redelivery, Redeliveries redeliveries, AuditLog audit) {
        this.log = log;
        this.exchanges = exchanges;
        this.redelivery = redelivery;
        this.redeliveries = redeliveries;
        this.audit = audit;
    }

    /** @throws ApiException 404 when there is no such delivery */
    DeliveryBodies bodies(long id, String viewer) {
        DeliveryView delivery = log.get(id);
        record(delivery, AuditAction.WEBHOOK_BODY_VIEWED, viewer);
        return DeliveryBodies.of(id, exchanges.of(new RequestId(delivery.privacyRequestId()), id));
    }

    /**
     * Sends the call of a delivery again and gives the new attempt.
     *
     * @throws ApiException 404 when there is no such delivery, 409 when it cannot be sent (now)
     */
    DeliveryView redeliver(long id, String sender) {
        DeliveryView delivery = log.get(id);
        return switch (redelivery.prepare(delivery)) {
            case Preparation.Refused(String reason) -> throw refused(id, reason);
            case Preparation.Ready(Redelivery.Parcel parcel) -> {
                record(delivery, AuditAction.WEBHOOK_REDELIVERED, sender);
                CallReport report = redeliveries.send(parcel);
                if (report.outcome() instanceof CallOutcome.HeldBack held) {
                    throw refused(
                            id,
                            held.reason() + "; calls to it are held back until "
                                    + held.until().truncatedTo(ChronoUnit.SECONDS));
                }
                yield log.get(report.attemptId());
            }
        };
    }

    private void record(DeliveryView delivery, AuditAction action, String who) {
        String what = "delivery " + delivery.id() + " of webhook " + delivery.webhookKey();
        audit.append(new RequestId(delivery.privacyRequestId()), action, who, what);
    }

    private static ApiException refused(long id, String reason) {
        return ApiException.conflict("The webhook delivery '" + id + "' cannot be sent again: " + reason + ".");
    }
}
