package io.habeas.webhook;

import io.habeas.vault.Derivation;
import io.habeas.vault.Identity;
import io.habeas.vault.KnownIdentity;
import io.habeas.vault.Provenance;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a webhook may derive, purely: a wrong identity erases the wrong person (design section 1). Equal values count once, so that a call
 * that is made again uses nothing up.
 *
 * @param most how many values one webhook may derive for one request
 */
record DerivationRules(int most) {

    /**
     * Why these members may not be laid over the identity, in words that quote none; empty when they may.
     *
     * @param verifiedIsKept whether what the subject submitted was verified and may not be replaced
     */
    Optional<String> refusal(KnownIdentity known, Provenance from, Identity derived, boolean verifiedIsKept) {
        if (derived.values().isEmpty()) {
            return Optional.empty();
        }
        if (verifiedIsKept && replaces(known.submitted(), derived)) {
            return Optional.of("derived_identity would replace a verified identity, which the policy does not allow");
        }
        return values(known, from, derived).size() > most
                ? Optional.of("the webhook has derived more than " + most + " values for this request")
                : Optional.empty();
    }

    private static boolean replaces(Identity submitted, Identity derived) {
        return derived.values().entrySet().stream().anyMatch(member -> {
            String stored = submitted.values().get(member.getKey());
            return stored != null && !stored.equals(member.getValue());
        });
    }

    private static Set<Map.Entry<String, String>> values(KnownIdentity known, Provenance from, Identity derived) {
        Set<Map.Entry<String, String>> values = new HashSet<>(derived.values().entrySet());
        for (Derivation earlier : known.derivations()) {
            if (earlier.provenance().sameWebhook(from)) {
                values.addAll(earlier.identity().values().entrySet());
            }
        }
        return values;
    }
}
