package io.habeas.security;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The registry of scopes (auth section 6): the 49 of the reference in its order, then ours. */
public final class Scopes {
    public static final List<String> ALL = List.of(
            "client:create",
            "client:update",
            "client:read",
            "client:delete",
            "config:read",
            "connection:read",
            "connection:create_or_update",
            "connection:delete",
            "connection:authorize",
            "connection:instantiate",
            "consent:read",
            "connection_type:read",
            "dataset:create_or_update",
            "dataset:delete",
            "dataset:read",
            "encryption:exec",
            "policy:create_or_update",
            "policy:read",
            "policy:delete",
            "privacy-request:review",
            "privacy-request:read",
            "privacy-request:delete",
            "privacy-request:resume",
            "privacy-request:upload_data",
            "privacy-request:view_data",
            "rule:create_or_update",
            "rule:read",
            "rule:delete",
            "scope:read",
            "storage:create_or_update",
            "storage:delete",
            "storage:read",
            "email:create_or_update",
            "email:delete",
            "email:read",
            "webhook:create_or_update",
            "webhook:read",
            "webhook:delete",
            "saas_config:create_or_update",
            "saas_config:read",
            "saas_config:delete",
            "user:create",
            "user:update",
            "user:read",
            "user:reset-password",
            "user:delete",
            "user-permission:create",
            "user-permission:update",
            "user-permission:read",
            "privacy-request:create",
            "connection:signing_secret",
            "webhook:redeliver");

    private Scopes() {}

    /** Whether all of these are registered. */
    static boolean known(Collection<String> scopes) {
        return ALL.containsAll(scopes);
    }

    /** The registry as Python prints a list, which the reference puts into its error texts. */
    static String listed() {
        return ALL.stream().map(scope -> "'" + scope + "'").collect(Collectors.joining(", ", "[", "]"));
    }
}
