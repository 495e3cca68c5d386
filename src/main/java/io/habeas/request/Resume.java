package io.habeas.request;

import io.habeas.fulfilment.IdentityTerms;
import io.habeas.fulfilment.Runs;
import io.habeas.platform.RequestId;
import io.habeas.platform.Transactions;
import io.habeas.platform.web.ApiException;
import io.habeas.platform.web.WireNames;
import io.habeas.vault.Identity;
import io.habeas.vault.VaultClosed;
import io.habeas.webhook.Waits;
import io.habeas.webhook.Waits.Claim;
import org.springframework.stereotype.Service;

/**
 * Lets a request go on that a webhook halted (policy-webhooks section 5). All of it happens in one transaction, or nothing:
 *
 * <ol>
 *   <li>the wait that the token names is used, which works once, while it is open;
 *   <li>the request goes from paused to in processing, which only one caller can win;
 *   <li>the derived identity is stored with its provenance, unless the plan or the limits forbid it;
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
    private final ResumedIdentity identity;
    private final Runs runs;
    private final PrivacyRequestRepository requests;
    private final Transactions transactions;

    Resume(
            Lifecycle lifecycle,
            Waits waits,
            SubjectData subject,
            ResumedIdentity identity,
            Runs runs,
            PrivacyRequestRepository requests,
            Transactions transactions) {
        this.lifecycle = lifecycle;
        this.waits = waits;
        this.subject = subject;
        this.identity = identity;
        this.runs = runs;
        this.requests = requests;
        this.transactions = transactions;
    }

    /** @throws ApiException 400 when the request is not paused, its data is gone or the identity may not be so, 403 when it does not wait for this token */
    PrivacyRequest resume(RequestId request, Claim claim, ResumeBody body) {
        return switch (claim) {
            case Claim.Valid valid -> {
                IdentityTerms terms = identity.terms(request, body.members());
                yield transactions.run(() -> resume(request, valid, body.derived(), terms));
            }
            case Claim.NotOpen _ -> throw refused(request);
            case Claim.OtherRequest _, Claim.Expired _, Claim.NotAReplyToken _, Claim.Malformed _, Claim.NoToken _ ->
                throw notWaited();
        };
    }

    private PrivacyRequest resume(RequestId request, Claim.Valid claim, Identity derived, IdentityTerms terms) {
        if (!waits.use(claim.waitId()) || !lifecycle.resume(request)) {
            throw refused(request);
        }
        derive(request, claim.webhookKey(), derived, terms);
        if (!runs.resume(request, derived)) {
            throw notWaited();
        }
        return requests.get(request);
    }

    private void derive(RequestId request, String webhook, Identity derived, IdentityTerms terms) {
        try {
            identity.store(request, webhook, derived, terms).ifPresent(reason -> {
                throw cannot(request, reason + ".");
            });
        } catch (VaultClosed expired) {
            throw expired(request);
        }
        if (!subject.isKept(request)) {
            throw expired(request);
        }
    }

    /** The request's status says most of why; a paused one waits for something else. */
    private ApiException refused(RequestId id) {
        PrivacyRequest request = requests.get(id);
        return request.status() == PrivacyRequestStatus.PAUSED ? notWaited() : notPaused(request);
    }

    private static ApiException expired(RequestId request) {
        return cannot(request, "its data has expired, and it must be submitted again.");
    }

    private static ApiException cannot(RequestId request, String reason) {
        return ApiException.badRequest("Cannot resume privacy request '" + request + "': " + reason);
    }

    private static ApiException notWaited() {
        return ApiException.forbidden("The request does not wait for this webhook token (any more)");
    }

    private static ApiException notPaused(PrivacyRequest request) {
        return ApiException.badRequest("Invalid resume request: privacy request '%s' status = %s."
                .formatted(request.id(), WireNames.of(request.status())));
    }
}
