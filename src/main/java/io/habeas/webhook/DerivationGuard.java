package io.habeas.webhook;

import io.habeas.platform.RequestId;
import io.habeas.vault.Identities;
import io.habeas.vault.Identity;
import io.habeas.vault.Provenance;
import io.habeas.vault.VaultClosed;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Keeps what a webhook may not derive from being stored. It reads the identity only when something was derived. */
@Service
public class DerivationGuard {
    private final Identities identities;
    private final DerivationRules rules;

    DerivationGuard(Identities identities, DerivationSettings settings) {
        this.identities = identities;
        this.rules = new DerivationRules(settings.derivedIdentitiesPerWebhook());
    }

    /** The report itself, or that of a failed call when the answer derived what it may not. */
    public CallReport guard(CallReport report, boolean verifiedIsKept) {
        try {
            return refusal(
                            report.request(),
                            Settlement.provenance(report),
                            report.outcome().derived(),
                            verifiedIsKept)
                    .map(reason -> report.with(CallOutcome.failure(report.webhook(), reason)))
                    .orElse(report);
        } catch (VaultClosed expired) {
            return report.with(CallOutcome.failure(report.webhook(), "the personal data of the request has expired"));
        }
    }

    /**
     * Why a resume of this webhook may not derive these members, in words that quote none; empty when it may.
     *
     * @throws VaultClosed when the vault of the request is not open
     */
    public Optional<String> refusal(RequestId request, Provenance from, Identity derived, boolean verifiedIsKept) {
        return derived.values().isEmpty()
                ? Optional.empty()
                : rules.refusal(identities.known(request), from, derived, verifiedIsKept);
    }
}
