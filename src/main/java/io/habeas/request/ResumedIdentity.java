package io.habeas.request;

import io.habeas.fulfilment.IdentityTerms;
import io.habeas.fulfilment.PlannedIdentities;
import io.habeas.platform.RequestId;
import io.habeas.platform.web.FieldProblem;
import io.habeas.platform.web.InvalidInput;
import io.habeas.vault.Identities;
import io.habeas.vault.Identity;
import io.habeas.vault.Provenance;
import io.habeas.webhook.DerivationGuard;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Lays what the owner of a webhook found out over the identity that the run works with, if it may be. */
@Component
class ResumedIdentity {
    private static final IdentityTerms UNPLANNED =
            new IdentityTerms(Set.of(IdentityBody.EMAIL, IdentityBody.PHONE_NUMBER), false);
    private final PlannedIdentities planned;
    private final DerivationGuard guard;
    private final Identities identities;

    ResumedIdentity(PlannedIdentities planned, DerivationGuard guard, Identities identities) {
        this.planned = planned;
        this.guard = guard;
        this.identities = identities;
    }

    /** The terms of a request. @throws InvalidInput 422 when a member is no identity in them */
    IdentityTerms terms(RequestId request, Set<String> members) {
        IdentityTerms terms = planned.of(request).orElse(UNPLANNED);
        List<FieldProblem> unknown = members.stream()
                .filter(name -> !terms.names().contains(name))
                .sorted()
                .map(name -> new FieldProblem(
                        List.of("body", "derived_identity", name), "extra fields not permitted", "value_error.extra"))
                .toList();
        if (!unknown.isEmpty()) {
            throw new InvalidInput(unknown);
        }
        return terms;
    }

    /** Stores it, or says why not; then nothing is stored. @throws VaultClosed when the data of the request has expired */
    Optional<String> store(RequestId request, String webhook, Identity derived, IdentityTerms terms) {
        Provenance from = new Provenance(webhook, "pre", null);
        Optional<String> refusal = guard.refusal(request, from, derived, terms.verifiedIsKept());
        if (refusal.isEmpty() && !derived.values().isEmpty()) {
            identities.derive(request, derived, from);
        }
        return refusal;
    }
}
