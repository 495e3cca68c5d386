package io.habeas.connector.postgres;

import io.habeas.connection.ConnectionSettings;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Opens connections with PostgreSQL's JDBC driver. Every property is set here: none comes from a URL unseen, none from a file of the user
 * that Habeas runs as.
 */
final class PostgresDriver {
    private static final int MILLISECONDS_OF_GRACE = 30_000;

    private PostgresDriver() {}

    static Connection connect(Login login, ConnectionSettings settings) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        setAddress(source, login);
        setLimits(source, login, settings);
        setDefaults(source);
        setOptions(source, login);
        Connection connection = source.getConnection();
        // While a statement runs nothing is sent: only a host that is gone stays silent for longer.
        long patience = settings.statementTimeout().toMillis() + MILLISECONDS_OF_GRACE;
        connection.setNetworkTimeout(Runnable::run, Math.toIntExact(patience));
        connection.setAutoCommit(false);
        return connection;
    }

    private static void setAddress(PGSimpleDataSource source, Login login) {
        boolean bare = login.host().indexOf(':') < 0;
        source.setServerNames(new String[] {bare ? login.host() : "[" + login.host() + "]"});
        source.setPortNumbers(new int[] {login.port()});
        login.database().ifPresent(source::setDatabaseName);
        login.user().ifPresent(source::setUser);
        source.setPassword(login.password().orElse("")); // Without any, the driver would look into ~/.pgpass.
        source.setSocketFactory(GuardedSockets.class.getName());
    }

    private static void setLimits(PGSimpleDataSource source, Login login, ConnectionSettings settings) {
        int seconds =
                login.connectSeconds().orElse((int) settings.connectTimeout().toSeconds());
        source.setConnectTimeout(seconds);
        source.setSocketTimeout(seconds);
        source.setTcpKeepAlive(true);
    }

    private static void setDefaults(PGSimpleDataSource source) throws SQLException {
        source.setApplicationName("habeas");
        source.setPrepareThreshold(0); // No statements that live longer than a transaction: poolers lose them.
        source.setBinaryTransfer(false); // Values are read as PostgreSQL writes them.
        source.setLogServerErrorDetail(false);
        set(source, PGProperty.GSS_ENC_MODE, "disable");
        set(source, PGProperty.SSL_CERT, "");
        set(source, PGProperty.SSL_KEY, "");
    }

    private static void setOptions(PGSimpleDataSource source, Login login) throws SQLException {
        for (UrlOption option : UrlOption.handedOn().toList()) {
            String value = login.options().get(option);
            if (value != null) {
                set(source, option.property().orElseThrow(), value);
            }
        }
        if (login.options().getOrDefault(UrlOption.SSL_MODE, "").startsWith("verify-")) {
            // The certificates that this JVM trusts, instead of a file in the home directory.
            set(source, PGProperty.SSL_FACTORY, "org.postgresql.ssl.DefaultJavaSSLFactory");
        }
    }

    private static void set(PGSimpleDataSource source, PGProperty property, String value) throws SQLException {
        source.setProperty(property, value);
    }
}
