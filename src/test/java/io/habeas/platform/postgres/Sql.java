package io.habeas.platform.postgres;

import java.sql.DriverManager;
import java.sql.SQLException;

/** One statement or one value over a connection of its own. */
record Sql(String url, String user, String password) {
    static Sql of(EmbeddedPostgres server) {
        return new Sql(server.jdbcUrl(), server.user(), server.password());
    }

    void execute(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(url, user, password);
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    String value(String query) throws SQLException {
        try (var connection = DriverManager.getConnection(url, user, password);
                var sql = connection.createStatement();
                var rows = sql.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
