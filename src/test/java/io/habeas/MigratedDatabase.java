package io.habeas;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database of its own with our tables in it, for tests of what needs no server; with what was migrated by. */
public record MigratedDatabase(JdbcClient jdbc, DataSource source, Flyway flyway) {

    public static MigratedDatabase fresh() {
        TestDatabase database = TestPostgres.freshDatabase();
        DataSource source = new DriverManagerDataSource(database.url(), database.user(), database.password());
        Flyway flyway = Flyway.configure().dataSource(source).load();
        flyway.migrate();
        return new MigratedDatabase(JdbcClient.create(source), source, flyway);
    }
}
