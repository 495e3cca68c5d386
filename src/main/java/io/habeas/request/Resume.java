package io.habeas.request;

import io.habeas.fulfilment.Runs;
import io.habeas.platform.RequestId;
import io.habeas.platform.web.ApiException;
import io.habeas.platform.web.WireNames;
import io.habeas.vault.Identity;
import io.habeas.webhook.Waits;
import io.habeas.webhook.Waits.Claim;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets a request go on that a webhook halted (policy-webhooks section 5). All of it happens in one transaction, or nothing:
 *
 * <ol>
 *   <li>the wait that the token names is used, which works once, while it is open;
 *   <li>the request goes from paused to in processing, which only one caller can win;
 *   <li>the derived identity is stored with its provenance;
 *   <li>the waiting step is passed and the run dispatched.
 * </ol>
 *
 * The wait comes first, as it does when its deadline is swept: both lock in one order.
 */
@Service
class Resume {
    private final Lifecycle lifecycle;
    private final Waits waits;
    private final SubjectData subject;
    private final Runs runs;
    private final PrivacyRequestRepository requests;

    Resume(Lifecycle lifecycle, Waits waits, SubjectData subject, Runs runs, PrivacyRequestRepository requests) {
        this.lifecycle = lifecycle;
        this.waits = waits;
        this.subject = subject;
        this.runs = runs;
        this.requests = requests;
    }

    /** @throws ApiException 400 when the request is not paused or its data is gone, 403 when it does not wait for this token */
    @Transactional
    public PrivacyRequest resume(RequestId request, Claim claim, Identity derived) {
        if (claim instanceof Claim.OtherRequest) {
            throw notWaited();
        }
        boolean used = claim instanceof Claim.Valid valid && waits.use(valid.waitId());
        if (!lifecycle.resume(request)) {
            throw notPaused(requests.get(request));
        }
        if (!(used && claim instanceof Claim.Valid valid)) {
            throw notWaited();
        }
        if (!subject.isKept(request)) {
            throw expired(request);
        }
        subject.derive(request, derived, provenance(valid));
        if (!runs.resume(request)) {
            throw notWaited();
        }
        return requests.get(request);
    }

    private static ApiException expired(RequestId request) {
        return ApiException.badRequest("Cannot resume privacy request '" + request
                + "': its data has expired, and it must be submitted again.");
    }

    private static ApiException notWaited() {
        return ApiException.forbidden("The request does not wait for this webhook token (any more)");
    }

    private static ApiException notPaused(PrivacyRequest request) {
        return ApiException.badRequest("Invalid resume request: privacy request '%s' status = %s."
                .formatted(request.id(), WireNames.of(request.status())));
    }

    private static String provenance(Claim.Valid claim) {
        return "webhook " + claim.webhookKey() + ", resume of " + claim.waitId();
    }
}
