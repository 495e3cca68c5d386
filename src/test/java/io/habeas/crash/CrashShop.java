package io.habeas.crash;

import io.habeas.TestDatabase;
import io.habeas.TestPostgres;
import java.sql.DriverManager;
import java.sql.SQLException;

/** One customer in a database that nobody kills. */
final class CrashShop {
    private static final TestDatabase DATABASE = TestPostgres.freshDatabase();

    private CrashShop() {}

    static void create() {
        try (var connection = DriverManager.getConnection(DATABASE.url(), DATABASE.user(), DATABASE.password());
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE customer (id integer PRIMARY KEY, email text);"
                    + "INSERT INTO customer VALUES (1, 'customer-1@example.com'), (2, 'customer-2@example.com')");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    static String secrets() {
        String[] parts = DATABASE.url().replaceFirst("^jdbc:postgresql://", "").split("[:/?]");
        return """
                {"host": "%s", "port": %s, "dbname": "%s", "username": "%s", "password": "%s"}""".formatted(parts[0], parts[1], parts[2], DATABASE.user(), DATABASE.password());
    }
}
