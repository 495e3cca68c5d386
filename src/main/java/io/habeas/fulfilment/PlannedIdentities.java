package io.habeas.fulfilment;

import io.habeas.platform.RequestId;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** What the plans of requests say of identities that are derived for them. */
@Service
public class PlannedIdentities {
    private final Ledger ledger;

    PlannedIdentities(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The terms of a request; empty before its first run has taken the plan down. */
    public Optional<IdentityTerms> of(RequestId request) {
        return ledger.plan(request).map(Plan::identityTerms);
    }
}
