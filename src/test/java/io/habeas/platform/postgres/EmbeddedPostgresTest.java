package io.habeas.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.habeas.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
    /** One for all: making a cluster takes longer than any of the tests. */
    @TempDir
    static Path folder;

    private Path data;
    private ServerFiles files;

    @BeforeEach
    void resolveLinks() throws IOException {
        data = folder.toRealPath();
        files = new ServerFiles(data);
    }

    @Test
    void keepsItsDataOverARestart() throws SQLException {
        try (EmbeddedPostgres server = start()) {
            Sql.of(server).execute("CREATE TABLE kept AS SELECT 'Zoë' AS name");
        }
        try (EmbeddedPostgres server = start()) {
            assertThat(Sql.of(server).value("SELECT upper(name) FROM kept")).isEqualTo("ZOË");
        }
    }

    @Test
    void syncsEveryCommitByDefault() throws SQLException {
        PostgresSettings settings = PostgresSettings.standard()
                .withBinariesIn(TestPostgres.settings().binaries().orElseThrow());
        try (EmbeddedPostgres server = EmbeddedPostgres.start(data, settings)) {
            String safety = "SELECT concat_ws(' ', current_setting('fsync'), current_setting('synchronous_commit'),"
                    + " current_setting('full_page_writes'), current_setting('data_checksums'))";
            assertThat(Sql.of(server).value(safety)).isEqualTo("on on on on");
        }
    }

    @Test
    void worksAsAUserWithoutTheRightsOfASuperuser() throws SQLException {
        try (EmbeddedPostgres server = start()) {
            assertThat(Sql.of(server).value("SELECT usesuper FROM pg_user WHERE usename = current_user"))
                    .isEqualTo("f");
        }
    }

    @Test
    void takesNobodyWithoutThePassword() throws IOException {
        try (EmbeddedPostgres server = start()) {
            Sql stranger = new Sql(server.jdbcUrl(), "postgres", "postgres");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> stranger.value("SELECT 1"))
                    .withMessageContaining("password authentication failed");
            assertThat(Files.getPosixFilePermissions(data.resolve("postgres/password")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void writesNoValueOfAFailedStatementToItsLog() throws IOException, SQLException {
        try (EmbeddedPostgres server = start()) {
            Sql.of(server).execute("CREATE TABLE customer (email text UNIQUE)");
            Sql.of(server).execute("INSERT INTO customer VALUES ('jane@example.com')");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> Sql.of(server).execute("INSERT INTO customer VALUES ('jane@example.com')"));
        }
        assertThat(data.resolve("postgres/server.log"))
                .content()
                .contains("database system is ready")
                .doesNotContain("jane");
    }

    @Test
    void stopsCleanlyAlthoughSomebodyIsConnected() throws SQLException {
        EmbeddedPostgres server = start();
        try (Connection _ = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password())) {
            assertThat(files.pidFile()).exists();
            server.close();
        }
        assertThat(files.pidFile()).doesNotExist();
    }

    @Test
    void keepsTheServerApartFromTheCtrlCOfATerminal() throws IOException {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "needs /proc");
        try (EmbeddedPostgres _ = start()) {
            assertThat(session(files.postmaster())).isNotEqualTo(session(ProcessHandle.current()));
        }
    }

    /** As when the JVM dies at this moment: a server that is just starting does not hear the first signal. */
    @Test
    @Timeout(20)
    void stopsAServerThatHasHardlyStarted() throws IOException {
        start().close();
        Binaries binaries = Binaries.unpack(TestPostgres.settings().binaries().orElseThrow());
        ServerAccount account = ServerAccount.choose(data.resolve("postgres"), binaries.program("initdb"));
        List<String> postgres = List.of(
                binaries.program("postgres").toString(), "-D", files.cluster().toString(), "-k", "");

        ServerProcess.launch(account.command(postgres), new Postmaster(files.cluster()), data.resolve("log"))
                .close();
        assertThat(files.pidFile()).doesNotExist();
    }

    @Test
    void closingTwiceLeavesALaterServerAlone() throws SQLException {
        EmbeddedPostgres former = start();
        former.close();
        try (EmbeddedPostgres server = start()) {
            former.close();
            assertThat(Sql.of(server).value("SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void refusesASecondServerOfTheSameProcess() throws SQLException {
        try (EmbeddedPostgres server = start()) {
            assertThatExceptionOfType(DataFolderInUseException.class)
                    .isThrownBy(this::start)
                    .withMessage(inUseBy(ProcessHandle.current().pid()));
            assertThat(Sql.of(server).value("SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void refusesASecondServerOfAnotherProcess() throws IOException, SQLException {
        try (ChildHabeas child = ChildHabeas.start(data)) {
            assertThatExceptionOfType(DataFolderInUseException.class)
                    .isThrownBy(this::start)
                    .withMessage(inUseBy(child.pid()));
            assertThat(child.sql().value("SELECT 1")).isEqualTo("1");
            assertThat(child.stop()).isEqualTo("stopped");
        }
    }

    @Test
    void refusesTheDataOfAnotherMajorVersion(@TempDir Path old) throws IOException {
        Path cluster = Files.createDirectories(new ServerFiles(old).cluster());
        Files.writeString(cluster.resolve("PG_VERSION"), "17\n");

        assertThatExceptionOfType(EmbeddedPostgresException.class)
                .isThrownBy(() -> EmbeddedPostgres.start(old, TestPostgres.settings()))
                .withMessageContaining("was written by PostgreSQL 17 and this Habeas brings PostgreSQL 18.");
    }

    @Test
    void saysWhatTheServerSaidWhenItDoesNotStart() throws IOException {
        start().close();
        Path configuration = files.cluster().resolve("postgresql.auto.conf");
        Files.writeString(configuration, "nonsense = 1\n");

        assertThatExceptionOfType(EmbeddedPostgresException.class)
                .isThrownBy(this::start)
                .withMessageContaining("PostgreSQL did not start")
                .withMessageContaining("unrecognized configuration parameter \"nonsense\"");
        Files.writeString(configuration, "");
    }

    @Test
    void makesANewClusterWhenTheFirstOneWasNotFinished(@TempDir Path fresh) throws IOException, SQLException {
        Path unfinished = Files.createDirectories(fresh.resolve("postgres/cluster-new-123"));
        Files.writeString(unfinished.resolve("PG_VERSION"), "18\n");

        try (EmbeddedPostgres server = EmbeddedPostgres.start(fresh, TestPostgres.settings())) {
            assertThat(Sql.of(server).value("SELECT 1")).isEqualTo("1");
            assertThat(unfinished).doesNotExist();
        }
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(data, TestPostgres.settings());
    }

    private String inUseBy(long pid) {
        return "The data folder %s is in use by another Habeas (process %d).".formatted(data, pid);
    }

    /** The sixth field of a process's {@code stat}. */
    private static String session(ProcessHandle process) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
        return stat.substring(stat.lastIndexOf(')')).split(" ", 6)[4];
    }
}
