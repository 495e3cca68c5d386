package io.habeas.connector.postgres;

import io.habeas.TestDatabase;
import io.habeas.TestPostgres;
import io.habeas.connection.ConnectionSecrets;
import io.habeas.connection.ConnectionSettings;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL database to connect to, with an open door for the test itself. */
final class ShopDatabase {
    static final ConnectionSettings SETTINGS = new ConnectionSettings(Duration.ofSeconds(5), Duration.ofSeconds(20), 4);

    private final TestDatabase database = TestPostgres.freshDatabase();
    private final URI uri = URI.create(database.url().substring("jdbc:".length()));

    ConnectionSecrets secrets() {
        return secretsWith(Map.of());
    }

    /** The secrets as parts, some of them changed. */
    ConnectionSecrets secretsWith(Map<String, Object> changed) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("url", null);
        values.put("host", uri.getHost());
        values.put("port", uri.getPort());
        values.put("dbname", name());
        values.put("username", database.user());
        values.put("password", database.password());
        values.put("db_schema", null);
        values.putAll(changed);
        return new ConnectionSecrets(values);
    }

    ConnectionSecrets secretsOf(String user, String password) {
        return secretsWith(Map.of("username", user, "password", password));
    }

    String host() {
        return uri.getHost() + ":" + uri.getPort();
    }

    String name() {
        return uri.getPath().substring(1);
    }

    String user() {
        return database.user();
    }

    String password() {
        return database.password();
    }

    void run(String... statements) {
        runAs(database.user(), statements);
    }

    /** Makes a user of the server, who may do nothing yet. */
    void makeUser(String name, String password) {
        String quoted = new Identifier(name).quoted();
        runAs("postgres", "CREATE ROLE " + quoted + " LOGIN PASSWORD '" + password.replace("'", "''") + "'");
    }

    /** As another user of the server with the same password: postgres may do everything. */
    void runAs(String user, String... statements) {
        try (Connection connection = DriverManager.getConnection(database.url(), user, database.password());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The rows of a query, each as one text. */
    List<String> texts(String query) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (result.next()) {
                texts.add(result.getString(1));
            }
            return texts;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Waits until the query gives this one row; at most ten seconds. */
    void await(String query, String row) {
        for (int i = 0; i < 1_000; i++) {
            if (texts(query).equals(List.of(row))) {
                return;
            }
        }
        throw new IllegalStateException("Waited in vain for " + query);
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }
}
