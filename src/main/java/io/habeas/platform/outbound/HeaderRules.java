package io.habeas.platform.outbound;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What may be sent as a header (RFC 9110 section 5): a stored secret with a line break in it would otherwise write
 * headers, or a whole second request, of its own. The headers that frame a message belong to the client alone.
 */
final class HeaderRules {
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e\\xa0-\\xff]*");
    private static final Set<String> OURS = Set.of(
            "accept-encoding",
            "connection",
            "content-length",
            "expect",
            "host",
            "keep-alive",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private HeaderRules() {}

    /** The first thing that is wrong, if any; never shows a value. */
    static Optional<String> problem(Map<String, String> headers) {
        Set<String> seen = new HashSet<>();
        for (Map.Entry<String, String> header : headers.entrySet()) {
            Optional<String> problem = problem(header.getKey(), header.getValue(), seen);
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> problem(String name, String value, Set<String> seen) {
        if (!NAME.matcher(name).matches()) {
            return Optional.of("a header has a name with characters that no header name may have");
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (OURS.contains(lower)) {
            return Optional.of("the header '%s' is set by the client itself".formatted(lower));
        }
        if (!seen.add(lower)) {
            return Optional.of("the header '%s' is there twice".formatted(lower));
        }
        if (!VALUE.matcher(value).matches()) {
            return Optional.of(
                    "the value of the header '%s' has a line break or another character that no header may have"
                            .formatted(lower));
        }
        return Optional.empty();
    }
}
