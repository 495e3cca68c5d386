package io.habeas.security;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An OAuth client as it is stored: the digest of its secret, none when the settings hold the secret; root has every scope. */
record Client(String id, Optional<String> hashedSecret, Set<String> stored, boolean root) {

    /** The scopes it has now, in the order of the registry. */
    List<String> scopes() {
        return root ? Scopes.ALL : Scopes.ALL.stream().filter(stored::contains).toList();
    }
}
