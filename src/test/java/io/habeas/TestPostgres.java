package io.habeas;

import io.habeas.platform.postgres.EmbeddedPostgres;
import io.habeas.platform.postgres.PostgresSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** One real PostgreSQL per test JVM, started when it is first asked for, and a fresh database for whoever asks. */
public final class TestPostgres {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestPostgres() {}

    /** A new, empty database whose user owns it and may make further databases. */
    public static TestDatabase freshDatabase() {
        EmbeddedPostgres server = Server.RUNNING;
        String name = "test_" + DATABASES.incrementAndGet();
        try (var connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        String url = server.jdbcUrl().replaceFirst("/habeas$", "/" + name);
        return new TestDatabase(url, server.user(), server.password());
    }

    /** Settings of a server for tests: without syncing, with room for many pools, its programs unpacked once per checkout. */
    public static PostgresSettings settings() {
        return new PostgresSettings(false, 400, 128, Optional.of(Path.of("target", "postgres")));
    }

    /** Initialized at the first use, by one thread. */
    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                Path folder = Files.createTempDirectory("habeas-test-postgres-");
                EmbeddedPostgres server = EmbeddedPostgres.start(folder, settings());
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, folder)));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void stop(EmbeddedPostgres server, Path folder) {
            server.close();
            try (var paths = Files.walk(folder)) {
                paths.sorted(Comparator.reverseOrder())
                        .forEach(path -> path.toFile().delete());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
