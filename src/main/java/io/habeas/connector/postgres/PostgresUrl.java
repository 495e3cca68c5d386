package io.habeas.connector.postgres;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads connection URLs: {@code postgresql://user:password@host:port/database?option=value}, also with {@code postgres:},
 * {@code postgresql+psycopg2:} or {@code jdbc:postgresql:} in front, the latter with user and password among its options. Parts may be
 * percent-encoded; an {@code @} or {@code ?} must be, and so must a {@code :} or {@code /} in a user name.
 */
final class PostgresUrl {
    private static final Pattern URL = Pattern.compile("(?:jdbc:postgresql|postgres(?:ql)?(?:\\+[a-z0-9]+)?)://"
            + "(?:(?<user>[^:@/?]*)(?::(?<password>[^@?]*))?@)?"
            + "(?:\\[(?<ipv6>[0-9A-Fa-f:.]+)]|(?<host>[^:/?@\\[\\]]*))(?::(?<port>[0-9]{0,5}))?"
            + "(?:/(?<database>[^?]*))?(?:\\?(?<query>.*))?");

    private PostgresUrl() {}

    /** What is wrong with a URL, without any of it. */
    static Optional<String> problem(String url) {
        try {
            parse(url);
            return Optional.empty();
        } catch (IllegalArgumentException wrong) {
            return Optional.ofNullable(wrong.getMessage());
        }
    }

    /** @throws IllegalArgumentException that says what is wrong */
    static Login parse(String url) {
        Matcher parts = URL.matcher(url);
        require(parts.matches(), "The url must look like postgresql://user:password@host:port/database.");
        String host = parts.group("ipv6") == null ? decoded(parts.group("host")) : parts.group("ipv6");
        require(host != null && !host.isEmpty(), "The url must name a host.");
        int port = port(parts.group("port"));
        Login.hostProblem(host).or(() -> Login.portProblem(port)).ifPresent(problem -> require(false, problem));
        Map<UrlOption, String> options = options(parts.group("query"));
        return new Login(
                host,
                port,
                text(parts.group("database")),
                text(parts.group("user")).or(() -> Optional.ofNullable(options.get(UrlOption.USER))),
                text(parts.group("password")).or(() -> Optional.ofNullable(options.get(UrlOption.PASSWORD))),
                Optional.ofNullable(options.get(UrlOption.SCHEMA)),
                options);
    }

    private static Map<UrlOption, String> options(@Nullable String query) {
        Map<UrlOption, String> options = new EnumMap<>(UrlOption.class);
        if (query == null || query.isEmpty()) {
            return options;
        }
        for (String pair : query.split("&")) {
            String[] sides = pair.split("=", 2);
            UrlOption option = UrlOption.named(sides[0])
                    .orElseThrow(() -> new IllegalArgumentException(
                            "The url has an option that is not supported; supported are " + UrlOption.all() + "."));
            String value = sides.length == 1 ? "" : decoded(sides[1]);
            option.problem(value).ifPresent(problem -> require(false, problem));
            options.put(option, value);
        }
        return options;
    }

    private static int port(@Nullable String digits) {
        return digits == null || digits.isEmpty() ? Login.defaultPort() : Integer.parseInt(digits);
    }

    private static Optional<String> text(@Nullable String encoded) {
        return Optional.ofNullable(encoded).map(PostgresUrl::decoded).filter(text -> !text.isEmpty());
    }

    /** The text without its percent-encoding; a percent sign that starts none stays, as passwords are often pasted as they are. */
    private static String decoded(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer decoded = ByteBuffer.allocate(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int value = bytes[i] == '%' && i + 2 < bytes.length
                    ? 16 * Character.digit(bytes[i + 1], 16) + Character.digit(bytes[i + 2], 16)
                    : -1;
            boolean encoded = value >= 0 && Character.digit(bytes[i + 2], 16) >= 0;
            decoded.put(encoded ? (byte) value : bytes[i]);
            i += encoded ? 2 : 0;
        }
        return new String(decoded.array(), 0, decoded.position(), StandardCharsets.UTF_8);
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }
}
