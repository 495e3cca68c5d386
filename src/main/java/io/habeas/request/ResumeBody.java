package io.habeas.request;

import io.habeas.vault.Identity;
import java.util.Map;
import java.util.Optional;

/** What a webhook's owner sends to let a request go on; a null identity counts as absent (defect 11). */
record ResumeBody(Optional<IdentityBody> derivedIdentity) {

    Identity derived() {
        return derivedIdentity.map(IdentityBody::identity).orElse(new Identity(Map.of()));
    }
}
