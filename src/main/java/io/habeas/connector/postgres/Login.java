package io.habeas.connector.postgres;

import io.habeas.connection.ConnectionSecrets;
import java.net.Inet6Address;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a database is and who logs in. It comes from the parts of the secrets, which may hold any characters (defect B14), or from their
 * {@code url}, which then counts alone, save for {@code db_schema}.
 *
 * @param host a name, an IPv4 address or, without brackets, an IPv6 address
 * @param schema where tables are looked for; the user's search path if there is none
 */
record Login(
        String host,
        int port,
        Optional<String> database,
        Optional<String> user,
        Optional<String> password,
        Optional<String> schema,
        Map<UrlOption, String> options) {
    private static final int DEFAULT_PORT = 5432;
    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]+");
    private static final Pattern HOST_NAME = Pattern.compile("[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,252})");

    Login {
        options = Collections.unmodifiableMap(
                options.isEmpty() ? new EnumMap<>(UrlOption.class) : new EnumMap<>(options));
    }

    /** @throws IllegalArgumentException that says what is wrong, without any secret */
    static Login of(ConnectionSecrets secrets) {
        Optional<String> schema = secrets.text("db_schema");
        Optional<String> url = secrets.text("url");
        if (url.isPresent()) {
            Login login = PostgresUrl.parse(url.get());
            return schema.isPresent() ? login.withSchema(schema) : login;
        }
        String host = secrets.text("host").orElseThrow(() -> new IllegalArgumentException("No host is set."));
        int port = secrets.number("port").orElse(DEFAULT_PORT);
        hostProblem(host).or(() -> portProblem(port)).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        return new Login(
                host,
                port,
                secrets.text("dbname"),
                secrets.text("username"),
                secrets.text("password"),
                schema,
                Map.of());
    }

    /** How long to wait for an answer, if the url says so. */
    Optional<Integer> connectSeconds() {
        return Optional.ofNullable(options.get(UrlOption.CONNECT_TIMEOUT)).map(Integer::valueOf);
    }

    /** What is wrong with a host: anything but a name or an address could lead the driver to read options out of it. */
    static Optional<String> hostProblem(String host) {
        boolean address = host.indexOf(':') >= 0 && isIpv6(host);
        return address || HOST_NAME.matcher(host).matches()
                ? Optional.empty()
                : Optional.of("The host must be one name or one address, without a port.");
    }

    static Optional<String> portProblem(int port) {
        return port >= 1 && port <= HIGHEST_PORT ? Optional.empty() : Optional.of("The port must be 1 to 65535.");
    }

    static int defaultPort() {
        return DEFAULT_PORT;
    }

    private Login withSchema(Optional<String> newSchema) {
        return new Login(host, port, database, user, password, newSchema, options);
    }

    private static boolean isIpv6(String host) {
        try {
            return IPV6.matcher(host).matches() && Inet6Address.ofLiteral(host) != null;
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    /** Tells nothing, as all of it may be secret. */
    @Override
    public String toString() {
        return "Login";
    }
}
