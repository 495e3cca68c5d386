package io.habeas.connector.postgres;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.PGProperty;

/**
 * The options that a connection URL may carry, under the names that libpq and the JDBC driver have for them.
 *
 * <p>These are all: most of the driver's others load classes ({@code socketFactory}, {@code sslfactory},
 * {@code authenticationPluginClassName}), read or write files ({@code loggerFile}, {@code sslkey}, {@code sslrootcert}, {@code service}) or
 * change what the statements of Habeas mean ({@code options}).
 */
enum UrlOption {
    USER(List.of("user"), List.of()),
    PASSWORD(List.of("password"), List.of()),
    SCHEMA(List.of("currentSchema"), List.of()),
    SSL_MODE(List.of("sslmode"), List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full")),
    CHANNEL_BINDING(List.of("channel_binding", "channelBinding"), List.of("disable", "prefer", "require")),
    SSL_NEGOTIATION(List.of("sslnegotiation", "sslNegotiation"), List.of("postgres", "direct")),
    GSS_ENCRYPTION(List.of("gssencmode", "gssEncMode"), List.of("disable")),
    CONNECT_TIMEOUT(List.of("connect_timeout", "connectTimeout"), List.of()),
    APPLICATION_NAME(List.of("application_name", "ApplicationName"), List.of());

    private static final Pattern SECONDS = Pattern.compile("[1-9]|[1-5][0-9]|60");

    private final List<String> names;
    private final List<String> allowed;

    UrlOption(List<String> names, List<String> allowed) {
        this.names = names;
        this.allowed = allowed;
    }

    static Optional<UrlOption> named(String name) {
        return Arrays.stream(values())
                .filter(option -> option.names.contains(name))
                .findFirst();
    }

    /** Its names, the usual one first. */
    List<String> names() {
        return names;
    }

    /** The names of all, for a person. */
    static String all() {
        return Arrays.stream(values())
                .flatMap(option -> option.names.stream())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** What is wrong with a value of it. */
    Optional<String> problem(String value) {
        if (this == CONNECT_TIMEOUT && !SECONDS.matcher(value).matches()) {
            return Optional.of("The option 'connect_timeout' must be 1 to 60 seconds.");
        }
        return allowed.isEmpty() || allowed.contains(value)
                ? Optional.empty()
                : Optional.of(
                        "The option '" + names.getFirst() + "' must be one of " + String.join(", ", allowed) + ".");
    }

    /** The driver's property, for those that are handed on as they are. */
    Optional<PGProperty> property() {
        return switch (this) {
            case USER, PASSWORD, SCHEMA, GSS_ENCRYPTION, CONNECT_TIMEOUT -> Optional.empty();
            case SSL_MODE -> Optional.of(PGProperty.SSL_MODE);
            case CHANNEL_BINDING -> Optional.of(PGProperty.CHANNEL_BINDING);
            case SSL_NEGOTIATION -> Optional.of(PGProperty.SSL_NEGOTIATION);
            case APPLICATION_NAME -> Optional.of(PGProperty.APPLICATION_NAME);
        };
    }

    /** Those that the driver is told of. */
    static Stream<UrlOption> handedOn() {
        return Arrays.stream(values()).filter(option -> option.property().isPresent());
    }
}
