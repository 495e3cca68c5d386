package io.habeas.request;

import io.habeas.fulfilment.Runs;
import io.habeas.platform.RequestId;
import io.habeas.platform.web.ApiException;
import io.habeas.vault.Identities;
import io.habeas.vault.Identity;
import io.habeas.vault.Vault;
import io.habeas.webhook.Waits;
import io.habeas.webhook.Waits.Claim;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets a request go on that a webhook halted (policy-webhooks section 5). In one transaction, each step of which can refuse and thereby undo
 * the ones before:
 *
 * <ol>
 *   <li>the request goes from paused to in processing, which only one caller can win;
 *   <li>the wait that the token names is used, which works once, while it is open;
 *   <li>the derived identity is stored with its provenance;
 *   <li>the waiting step is passed and the run dispatched.
 * </ol>
 */
@Service
class Resume {
    private final Lifecycle lifecycle;
    private final Waits waits;
    private final Identities identities;
    private final Vault vault;
    private final Runs runs;

    Resume(Lifecycle lifecycle, Waits waits, Identities identities, Vault vault, Runs runs) {
        this.lifecycle = lifecycle;
        this.waits = waits;
        this.identities = identities;
        this.vault = vault;
        this.runs = runs;
    }

    /** False when the request is not paused (any more). @throws ApiException when it does not wait for this token */
    @Transactional
    public boolean resume(RequestId request, Claim.Valid claim, Identity derived) {
        if (!lifecycle.resume(request)) {
            return false;
        }
        if (!waits.use(claim.waitId())) {
            throw notWaited();
        }
        if (!vault.isOpen(request)) {
            throw ApiException.badRequest("Cannot resume privacy request '" + request
                    + "': its data has expired. The request must be submitted again.");
        }
        if (!derived.values().isEmpty()) {
            identities.derive(request, derived, provenance(claim));
        }
        if (!runs.resume(request)) {
            throw notWaited();
        }
        return true;
    }

    static ApiException notWaited() {
        return ApiException.forbidden("The request does not wait for this webhook token (any more)");
    }

    private static String provenance(Claim.Valid claim) {
        return "webhook " + claim.webhookKey() + ", resume of " + claim.waitId();
    }
}
