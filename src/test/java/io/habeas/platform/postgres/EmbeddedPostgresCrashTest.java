package io.habeas.platform.postgres;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.habeas.TestDatabase;
import io.habeas.TestPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

class EmbeddedPostgresCrashTest {
    /** One for all: making a cluster takes longer than any of the tests. */
    @TempDir
    static Path folder;

    private final UUID customer = UUID.randomUUID();

    private Path data;
    private ServerFiles files;

    @BeforeEach
    void resolveLinks() throws IOException {
        data = folder.toRealPath();
        files = new ServerFiles(data);
    }

    @Test
    void leavesNoServerBehindWhenTheJvmIsKilled() throws Exception {
        ProcessHandle postmaster;
        try (ChildHabeas child = childWithACustomer()) {
            postmaster = files.postmaster();
            child.kill();
        }
        await().until(() -> !postmaster.isAlive());
        assertThat(files.pidFile()).doesNotExist();
        assertThatTheCustomerIsThere();
    }

    @Test
    void startsAtOnceAfterTheJvmWasKilled() throws Exception {
        try (ChildHabeas child = childWithACustomer()) {
            child.kill();
        }
        assertThatTheCustomerIsThere();
    }

    @Test
    void endsAServerThatWasOrphaned() throws Exception {
        ProcessHandle postmaster;
        try (ChildHabeas child = childWithACustomer()) {
            postmaster = files.postmaster();
            List<ProcessHandle> watchers = watchers(postmaster).toList();
            watchers.forEach(ProcessHandle::destroyForcibly);
            watchers.forEach(watcher -> watcher.onExit().orTimeout(10, SECONDS).join());
            child.kill();
        }
        assertThat(ProcessOfFolder.of(postmaster.pid(), files.cluster())).isEqualTo(ProcessOfFolder.OURS);
        assertThatTheCustomerIsThere();
        // Not isAlive(): an init may take its time to bury what it has inherited.
        assertThat(ProcessOfFolder.of(postmaster.pid(), files.cluster())).isNotEqualTo(ProcessOfFolder.OURS);
    }

    @Test
    void recoversWhenTheServerItselfWasKilled() throws Exception {
        try (ChildHabeas child = childWithACustomer()) {
            ProcessHandle postmaster = files.postmaster();
            List<ProcessHandle> everything =
                    Stream.concat(watchers(postmaster), Stream.of(postmaster)).toList();
            everything.forEach(ProcessHandle::destroyForcibly);
            child.kill();
        }
        assertThat(files.pidFile()).exists();
        assertThatTheCustomerIsThere();
    }

    @Test
    void leavesAProcessAloneThatGotTheNumberOfAServer() throws Exception {
        start().close();
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try {
            files.leavePidFile(stranger.pid());
            start().close();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void leavesTheServerOfAnotherFolderAlone() throws Exception {
        start().close();
        TestDatabase other = TestPostgres.freshDatabase();
        try (var neighbour = DriverManager.getConnection(other.url(), other.user(), other.password())) {
            files.leavePidFile(postmasterOf(neighbour));
            start().close();
            assertThat(neighbour.isValid(1)).isTrue();
        }
    }

    private static long postmasterOf(Connection connection) throws SQLException {
        int backend = connection.unwrap(PGConnection.class).getBackendPID();
        return ProcessHandle.of(backend)
                .flatMap(ProcessHandle::parent)
                .map(ProcessHandle::pid)
                .orElseThrow();
    }

    private ChildHabeas childWithACustomer() throws IOException, SQLException {
        ChildHabeas child = ChildHabeas.start(data);
        child.sql().execute("CREATE TABLE IF NOT EXISTS customer (id uuid)");
        child.sql().execute("INSERT INTO customer VALUES ('%s')".formatted(customer));
        return child;
    }

    private void assertThatTheCustomerIsThere() throws SQLException {
        try (EmbeddedPostgres server = start()) {
            String found = "SELECT count(*) FROM customer WHERE id = '%s'".formatted(customer);
            assertThat(Sql.of(server).value(found)).isEqualTo("1");
        }
    }

    /**
     * The part of the shell that waits for the pipe, and the shell that started the server, in the order in which to kill them: when the
     * shell ends, its JVM closes the pipe, and whoever still waits for that stops the server.
     */
    private static Stream<ProcessHandle> watchers(ProcessHandle postmaster) {
        ProcessHandle shell = postmaster.parent().orElseThrow();
        return Stream.concat(shell.children().filter(child -> child.pid() != postmaster.pid()), Stream.of(shell));
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(data, TestPostgres.settings());
    }
}
