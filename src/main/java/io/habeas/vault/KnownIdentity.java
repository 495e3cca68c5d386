package io.habeas.vault;

import java.util.List;

/**
 * What is known of a subject: what was submitted, and what was derived since, in order.
 *
 * @param submitted empty when nothing was submitted
 */
public record KnownIdentity(Identity submitted, List<Derivation> derivations) {

    public KnownIdentity {
        derivations = List.copyOf(derivations);
    }

    /** The identity as it is now. */
    public Identity current() {
        return derivations.stream().map(Derivation::identity).reduce(submitted, Identity::with);
    }
}
