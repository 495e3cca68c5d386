package io.habeas.request;

import io.habeas.fulfilment.Runs;
import io.habeas.platform.RequestId;
import io.habeas.platform.Transactions;
import io.habeas.platform.web.ApiException;
import io.habeas.platform.web.WireNames;
import org.springframework.stereotype.Service;

/** Lets a failed request go on at the step that failed (privacy-requests section 3.7). */
@Service
class Retry {
    private final Lifecycle lifecycle;
    private final Runs runs;
    private final SubjectData subject;
    private final PrivacyRequestRepository requests;
    private final Transactions transactions;

    Retry(
            Lifecycle lifecycle,
            Runs runs,
            SubjectData subject,
            PrivacyRequestRepository requests,
            Transactions transactions) {
        this.lifecycle = lifecycle;
        this.runs = runs;
        this.subject = subject;
        this.requests = requests;
        this.transactions = transactions;
    }

    /** @throws ApiException 400 when the request is not in error, or has nothing to go on from */
    PrivacyRequest retry(RequestId request) {
        return transactions.run(() -> attempt(request));
    }

    private PrivacyRequest attempt(RequestId request) {
        if (!lifecycle.retry(request)) {
            throw notInError(requests.get(request));
        }
        if (!subject.isKept(request)) {
            throw refused(request, "its data has expired, and it must be submitted again.");
        }
        if (!runs.retry(request)) {
            throw refused(request, "no failed step or collection.");
        }
        return requests.get(request);
    }

    private static ApiException notInError(PrivacyRequest request) {
        return ApiException.badRequest("Cannot restart privacy request from failure: privacy request '%s' status = %s."
                .formatted(request.id(), WireNames.of(request.status())));
    }

    private static ApiException refused(RequestId request, String reason) {
        return ApiException.badRequest("Cannot restart privacy request from failure '" + request + "'; " + reason);
    }
}
