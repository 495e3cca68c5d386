package io.habeas.bench;

import io.habeas.platform.postgres.EmbeddedPostgres;
import io.habeas.platform.postgres.PostgresSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The embedded PostgreSQL as users have it, every commit synced to the disk; it counts statements when it is asked to. */
final class BenchDatabase implements AutoCloseable {
    private static final String SUPERUSER = "postgres";
    private final Path folder;
    private final EmbeddedPostgres server;
    private final SingleConnectionDataSource connection;
    private final JdbcClient superuser;

    /** A statement, how often it was made, and how long the server took for all of them, in milliseconds. */
    record Statement(String text, long calls, double millis) {}

    BenchDatabase(Path target) throws IOException {
        PostgresSettings settings = PostgresSettings.standard().withBinariesIn(target.resolve("postgres"));
        folder = Files.createTempDirectory(target, "bench-");
        try (EmbeddedPostgres first = EmbeddedPostgres.start(folder, settings)) {
            JdbcClient sql =
                    JdbcClient.create(new DriverManagerDataSource(first.jdbcUrl(), SUPERUSER, first.password()));
            sql.sql("ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements'")
                    .update();
            sql.sql("ALTER SYSTEM SET pg_stat_statements.track = 'none'").update();
            sql.sql("CREATE EXTENSION pg_stat_statements").update();
        }
        server = EmbeddedPostgres.start(folder, settings);
        connection = new SingleConnectionDataSource(server.jdbcUrl(), SUPERUSER, server.password(), true);
        superuser = JdbcClient.create(connection);
    }

    Map<String, String> environment() {
        return Map.of(
                "HABEAS_DATABASE_URL", server.jdbcUrl(),
                "HABEAS_DATABASE_USER", server.user(),
                "HABEAS_DATABASE_PASSWORD", server.password());
    }

    /** For looking on. */
    JdbcClient sql() {
        return superuser;
    }

    /** Counts what Habeas sends while something is done, COMMIT and the like too; what the server does of itself for a statement is not counted. */
    Map<String, Statement> statementsOf(Work work) throws Exception {
        track("top");
        superuser.sql("SELECT pg_stat_statements_reset()").query().singleValue();
        work.run();
        List<Statement> counted = superuser
                .sql("""
                        SELECT query AS text, sum(calls) AS calls, sum(total_exec_time) AS millis
                        FROM pg_stat_statements JOIN pg_roles ON pg_roles.oid = userid
                        WHERE rolname = :user GROUP BY query""")
                .param("user", server.user())
                .query(Statement.class)
                .list();
        track("none");
        return counted.stream().collect(Collectors.toMap(Statement::text, statement -> statement));
    }

    /** How many rows of each table were read one after the other, without an index, since the server started. */
    Map<String, Long> rowsScanned() {
        return superuser.sql("SELECT relname, seq_tup_read FROM pg_stat_user_tables").query().listOfRows().stream()
                .collect(Collectors.toMap(row -> (String) row.get("relname"), row -> (Long) row.get("seq_tup_read")));
    }

    /** Something to be done. */
    interface Work {
        void run() throws Exception;
    }

    private void track(String what) {
        superuser
                .sql("ALTER SYSTEM SET pg_stat_statements.track = '" + what + "'")
                .update();
        superuser.sql("SELECT pg_reload_conf()").query().singleValue();
    }

    /** What all tables take on the disk, with their indexes and without what waits to be vacuumed away. */
    long bytes() {
        superuser.sql("VACUUM").update();
        return superuser
                .sql("SELECT sum(pg_total_relation_size(relid))::bigint FROM pg_stat_user_tables")
                .query(Long.class)
                .single();
    }

    @Override
    public void close() {
        connection.destroy();
        server.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException left) {
            // It lies in the build folder.
        }
    }
}
