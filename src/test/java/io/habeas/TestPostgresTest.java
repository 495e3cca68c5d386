package io.habeas;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class TestPostgresTest {
    @Test
    void givesEachCallerAnEmptyDatabaseOfItsOwn() throws SQLException {
        TestDatabase first = TestPostgres.freshDatabase();
        TestDatabase second = TestPostgres.freshDatabase();
        execute(first, "CREATE TABLE customer (id int)");
        execute(second, "CREATE TABLE customer (name text)");

        assertThat(first.url()).isNotEqualTo(second.url());
    }

    private static void execute(TestDatabase database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
