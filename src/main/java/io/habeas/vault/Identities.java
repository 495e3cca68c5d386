package io.habeas.vault;

import io.habeas.platform.Ids;
import io.habeas.platform.RequestId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The working identity of a request: what the subject submitted, overlaid by what webhooks derived, in the order they did. Each derivation
 * is an entry of its own in the vault, so that where a member came from stays known (design section 1).
 */
@Service
public class Identities {
    /** What all names of identities in the vault start with. */
    public static final String NAMES = "identity/";

    private static final String SUBMITTED = NAMES + "submitted";
    private static final String DERIVED = NAMES + "derived/";
    private final JsonMapper mapper = JsonMapper.shared();
    private final Vault vault;
    private final Ids ids;
    private final Clock clock;

    Identities(Vault vault, Ids ids, Clock clock) {
        this.vault = vault;
        this.ids = ids;
        this.clock = clock;
    }

    /** Keeps what the subject submitted. @throws VaultClosed when the vault of the request is not open */
    public void submit(RequestId request, Identity identity) {
        vault.put(request, SUBMITTED, mapper.writeValueAsBytes(identity));
    }

    /**
     * Lays derived members over the identity.
     *
     * @throws VaultClosed when the vault of the request is not open
     */
    @Transactional
    public void derive(RequestId request, Identity derived, Provenance provenance) {
        int number = vault.names(request, DERIVED).size();
        String name = DERIVED + "%06d/%s".formatted(number, ids.next("der"));
        vault.put(request, name, mapper.writeValueAsBytes(new Derivation(derived, provenance, clock.instant())));
    }

    /** The identity as it is now; empty when none was submitted. @throws VaultClosed when the vault of the request is not open */
    public Identity of(RequestId request) {
        return known(request).current();
    }

    /** What was submitted and what was derived since. @throws VaultClosed when the vault of the request is not open */
    public KnownIdentity known(RequestId request) {
        SortedMap<String, byte[]> kept = vault.all(request, NAMES);
        Identity submitted = Optional.ofNullable(kept.get(SUBMITTED))
                .map(bytes -> mapper.readValue(bytes, Identity.class))
                .orElse(Identity.NONE);
        return new KnownIdentity(submitted, derivations(kept));
    }

    /** What was derived, in order. @throws VaultClosed when the vault of the request is not open */
    public List<Derivation> derivations(RequestId request) {
        return derivations(vault.all(request, DERIVED));
    }

    private List<Derivation> derivations(SortedMap<String, byte[]> kept) {
        return kept.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(DERIVED))
                .map(entry -> mapper.readValue(entry.getValue(), Derivation.class))
                .toList();
    }
}
