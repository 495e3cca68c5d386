package io.habeas.platform.web;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * The path an endpoint is found under. The API lives below {@code /api/v1}; the guides also print shorter forms ({@code /v1/connection},
 * {@code /policy/{key}/webhook/pre-execution}, {@code PUT /v1/connection/{key}} with secrets), with or without a trailing slash.
 */
final class Paths {
    static final String PREFIX = "/api/v1";
    private static final Set<String> FIRST_SEGMENTS = Set.of(
            "oauth",
            "login",
            "logout",
            "user",
            "config",
            "connection_type",
            "connection",
            "yml",
            "access_manual_webhook",
            "policy",
            "privacy-request",
            "id-verification",
            "consent-request",
            "drp",
            "storage",
            "email",
            "masking",
            "cryptography",
            "webhook-delivery");
    private static final Pattern SECRETS = Pattern.compile(PREFIX + "/connection/[^/]+");

    private Paths() {}

    static String canonical(String method, String path) {
        String full = prefixed(withoutSlash(path))
                .replaceAll("/webhook/(pre|post)-execution(?=/|$)", "/webhook/$1_execution");
        return method.equals("PUT") && SECRETS.matcher(full).matches() ? full + "/secret" : full;
    }

    private static String withoutSlash(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static String prefixed(String path) {
        if (!path.startsWith("/") || path.startsWith(PREFIX + "/")) {
            return path;
        }
        String rest = path.startsWith("/v1/") ? path.substring(3) : path;
        String first = rest.substring(1).split("/", 2)[0];
        return FIRST_SEGMENTS.contains(first) ? PREFIX + rest : path;
    }
}
