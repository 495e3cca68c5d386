package io.habeas.request;

import io.habeas.fulfilment.Runs;
import io.habeas.platform.RequestId;
import io.habeas.platform.web.ApiException;
import io.habeas.vault.Vault;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets a failed request go on at the step that failed (privacy-requests section 3.7). */
@Service
class Retry {
    private final Lifecycle lifecycle;
    private final Runs runs;
    private final Vault vault;

    Retry(Lifecycle lifecycle, Runs runs, Vault vault) {
        this.lifecycle = lifecycle;
        this.runs = runs;
        this.vault = vault;
    }

    /** False when the request is not in error. @throws ApiException 400 when there is nothing to go on from */
    @Transactional
    public boolean retry(RequestId request) {
        if (!lifecycle.retry(request)) {
            return false;
        }
        if (!vault.isOpen(request)) {
            throw refused(request, "its data has expired, and it must be submitted again.");
        }
        if (!runs.retry(request)) {
            throw refused(request, "no failed step or collection.");
        }
        return true;
    }

    private static ApiException refused(RequestId request, String reason) {
        return ApiException.badRequest("Cannot restart privacy request from failure '" + request + "'; " + reason);
    }
}
