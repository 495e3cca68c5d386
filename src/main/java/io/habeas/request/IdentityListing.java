package io.habeas.request;

import io.habeas.platform.RequestId;
import io.habeas.platform.web.WireNames;
import io.habeas.request.IdentityView.Derived;
import io.habeas.request.IdentityView.Source;
import io.habeas.vault.Derivation;
import io.habeas.vault.Identities;
import io.habeas.vault.KnownIdentity;
import io.habeas.vault.Provenance;
import io.habeas.vault.VaultClosed;
import io.habeas.webhook.AttemptNumbers;
import io.habeas.webhook.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells who a request is about and where each value came from. Who looked is written to the audit log first. */
@Service
class IdentityListing {
    private final PrivacyRequestRepository requests;
    private final ProvidedIdentities provided;
    private final Identities identities;
    private final AttemptNumbers attempts;
    private final AuditLog audit;

    IdentityListing(
            PrivacyRequestRepository requests,
            ProvidedIdentities provided,
            Identities identities,
            AttemptNumbers attempts,
            AuditLog audit) {
        this.requests = requests;
        this.provided = provided;
        this.identities = identities;
        this.attempts = attempts;
        this.audit = audit;
    }

    /** @throws io.habeas.platform.web.ApiException 404 when there is no such request */
    @Transactional
    public IdentityView show(RequestId id, String viewer) {
        PrivacyRequest request = requests.get(id);
        audit.append(id, AuditAction.IDENTITY_VIEWED, viewer, "");
        Map<String, String> submitted = provided.of(List.of(id)).getOrDefault(id, Map.of());
        return new IdentityView(request.identityVerifiedAt(), new TreeMap<>(submitted), derived(id));
    }

    private @Nullable List<Derived> derived(RequestId id) {
        try {
            return values(identities.known(id), attempts.of(id));
        } catch (VaultClosed destroyed) {
            return null;
        }
    }

    static List<Derived> values(KnownIdentity known, Map<Long, Integer> attempts) {
        List<Derived> values = new ArrayList<>();
        Map<String, String> current = new HashMap<>(known.submitted().values());
        for (Derivation derivation : known.derivations()) {
            new TreeMap<>(derivation.identity().values()).forEach((name, value) -> {
                String former = current.put(name, value);
                values.add(value(derivation, name, value, former != null && !former.equals(value), attempts));
            });
        }
        return values;
    }

    private static Derived value(
            Derivation derivation, String name, String value, boolean replaced, Map<Long, Integer> attempts) {
        Provenance from = derivation.provenance();
        Long attempt = from.attemptId();
        return new Derived(
                name,
                value,
                from.webhook(),
                WireNames.get(Stage.class, from.stage()),
                attempt == null ? Source.RESUME : Source.ANSWER,
                attempt == null ? null : attempts.get(attempt),
                derivation.derivedAt(),
                replaced);
    }
}
