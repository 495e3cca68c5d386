package io.habeas.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A PostgreSQL of our own in the data folder, reachable at {@link #jdbcUrl} from this machine only until {@link #close}.
 *
 * <p>What is stored: {@code {data}/habeas.lock} (one Habeas per folder), {@code {data}/postgres/bin-{version}} (the
 * programs), {@code …/cluster} (the data), {@code …/password} (mode 0600) and {@code …/server.log} (of this start; the
 * former one is {@code server.log.1}).
 *
 * <p>A start takes the lock, unpacks the programs if they are not there, ends a server that a crash left, makes the
 * cluster if there is none, starts the server and makes Habeas' user and database if they are missing. Each of these
 * may be interrupted at any moment; the next start goes on from there.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final String HABEAS = "habeas";

    private final DataFolderLock lock;
    private final ServerProcess server;
    private final String password;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedPostgres(DataFolderLock lock, ServerProcess server, String password) {
        this.lock = lock;
        this.server = server;
        this.password = password;
    }

    /** As {@link #start(Path, PostgresSettings)} with the settings for data that must not be lost. */
    public static EmbeddedPostgres start(Path dataFolder) {
        return start(dataFolder, PostgresSettings.standard());
    }

    /**
     * Starts the server of a data folder, which is made if it is not there.
     *
     * @throws DataFolderInUseException if another Habeas has the folder
     * @throws EmbeddedPostgresException if there is no server afterwards
     */
    public static EmbeddedPostgres start(Path dataFolder, PostgresSettings settings) {
        try {
            Path data = Files.createDirectories(dataFolder.toAbsolutePath()).toRealPath();
            DataFolderLock lock = DataFolderLock.take(data);
            try {
                return start(data, settings, lock);
            } catch (IOException | RuntimeException | Error e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "The embedded PostgreSQL in %s cannot be started: %s".formatted(dataFolder, e), e);
        }
    }

    public int port() {
        return server.port();
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.port(), HABEAS);
    }

    public String user() {
        return HABEAS;
    }

    public String password() {
        return password;
    }

    /** Stops the server, all data written, and gives the data folder free; does nothing the second time. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        try (lock) {
            server.close();
        } catch (IOException e) {
            throw new EmbeddedPostgresException("The embedded PostgreSQL could not be stopped: " + e, e);
        }
    }

    private static EmbeddedPostgres start(Path data, PostgresSettings settings, DataFolderLock lock)
            throws IOException {
        Path home = Files.createDirectories(data.resolve("postgres"));
        Binaries binaries = Binaries.unpack(settings.binaries().orElse(home));
        ServerAccount account = ServerAccount.choose(home, binaries.program("initdb"));
        new Postmaster(home.resolve("cluster")).endLeftOver();
        Cluster cluster = Cluster.openOrCreate(home, binaries, account, settings.durable());
        ServerProcess server = ServerProcess.start(
                account.command(postgres(binaries, cluster, settings)), cluster, home.resolve("server.log"));
        try {
            prepare(server.port(), cluster.password());
            if (settings.binaries().isEmpty()) {
                binaries.removeOthers();
            }
            return new EmbeddedPostgres(lock, server, cluster.password());
        } catch (IOException | RuntimeException | Error e) {
            server.close();
            throw e;
        }
    }

    private static List<String> postgres(Binaries binaries, Cluster cluster, PostgresSettings settings) {
        List<String> command = new ArrayList<>();
        command.add(binaries.program("postgres").toString());
        command.addAll(List.of("-D", cluster.folder().toString()));
        settings.parameters().forEach(parameter -> command.addAll(List.of("-c", parameter)));
        return command;
    }

    /** Habeas works as a user who owns its database and may make others, but is no superuser. */
    private static void prepare(int port, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL("jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port));
        source.setUser(Cluster.SUPERUSER);
        source.setPassword(password);
        try (Connection connection = source.getConnection()) {
            JdbcClient sql = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            if (missing(sql, "SELECT count(*) FROM pg_roles WHERE rolname = :name")) {
                // A password cannot be a bound parameter here; ours is hexadecimal.
                sql.sql("CREATE ROLE habeas LOGIN CREATEDB PASSWORD '%s'".formatted(password))
                        .update();
            }
            if (missing(sql, "SELECT count(*) FROM pg_database WHERE datname = :name")) {
                sql.sql("CREATE DATABASE habeas OWNER habeas").update();
            }
        } catch (SQLException e) {
            throw new EmbeddedPostgresException("The embedded PostgreSQL started but takes no connection: " + e, e);
        }
    }

    private static boolean missing(JdbcClient sql, String count) {
        return sql.sql(count).param("name", HABEAS).query(Integer.class).single() == 0;
    }
}
