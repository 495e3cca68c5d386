package io.habeas.security;

import java.util.Set;

/**
 * Who calls: the OAuth client of a verified access token, with the scopes of that token. Endpoints take it as a parameter; public ones as
 * an {@code Optional}, filled when a valid token came along.
 */
public record Caller(String clientId, Set<String> scopes) {

    public boolean has(String scope) {
        return scopes.contains(scope);
    }
}
