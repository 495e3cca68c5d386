package io.habeas.connection;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The secrets of a receiver of policy webhooks: where it is called, and the {@code authorization} header it is called with. Whether it may be
 * called at all, http or not, public or not, is decided when it is, by the outbound guard.
 */
final class HttpsSecrets {
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\t\\x20-\\x7e\\xa0-\\xff]*");

    static final SecretSchema SCHEMA = new SecretSchema(
            "HttpsSchema",
            "What is needed to call a policy webhook",
            List.of(
                    SecretMember.text("url").required().checked(HttpsSecrets::urlProblem),
                    SecretMember.text("authorization").required().checked(HttpsSecrets::headerProblem)),
            List.of("url", "authorization"));

    private HttpsSecrets() {}

    /** The reference takes any text, and fails when a request is under way (defect 71). */
    private static Optional<String> urlProblem(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException notAUrl) {
            return Optional.of("The url is not valid.");
        }
        if (uri.getScheme() == null || !SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))) {
            return Optional.of("The url must begin with https:// (or http://).");
        }
        if (uri.getHost() == null || uri.getHost().isEmpty()) {
            return Optional.of("The url must name a host.");
        }
        return uri.getUserInfo() == null
                ? Optional.empty()
                : Optional.of("The url must not have a user name or password in it; use authorization.");
    }

    /** A line break would write headers of its own (RFC 9110 section 5.5). */
    private static Optional<String> headerProblem(String authorization) {
        return HEADER_VALUE.matcher(authorization).matches()
                ? Optional.empty()
                : Optional.of(
                        "The authorization must not have line breaks or other characters that a header cannot have.");
    }
}
