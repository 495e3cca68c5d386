package io.habeas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.TestPostgres;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What keeps a server from starting is said in a line. */
class FailuresTest {
    @TempDir
    Path data;

    @Test
    void namesAllSettingsThatAreWrong() {
        assertThat(said(() -> Server.settings(Map.of("HABEAS_PORT", "x", "HABEAS_FOO", "1"))))
                .containsExactly(
                        "habeas: port (HABEAS_PORT): must be a whole number",
                        "habeas: HABEAS_FOO: there is no such setting");
    }

    @Test
    void namesTheSettingsFileThatIsNotThere() {
        Path missing = data.resolve("nowhere.yaml");

        assertThat(said(() -> SettingsFile.read(missing, Map.of())))
                .containsExactly("habeas: The settings file " + missing + " cannot be read.");
    }

    @Test
    void namesTheDatabaseThatDoesNotAnswer() {
        assertThat(said(() -> start(Map.of("HABEAS_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/habeas"))))
                .singleElement()
                .asString()
                .startsWith("habeas: The app database cannot be used (database.url, HABEAS_DATABASE_URL): Connection to"
                        + " 127.0.0.1:1 refused.");
    }

    @Test
    void namesTheKeyThatIsNone() throws Exception {
        Path key = Files.createDirectories(data.resolve("keys")).resolve("master.key");
        Files.writeString(key, "short");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        var database = TestPostgres.freshDatabase();

        assertThat(said(() -> start(Map.of(
                        "HABEAS_DATABASE_URL", database.url(),
                        "HABEAS_DATABASE_USER", database.user(),
                        "HABEAS_DATABASE_PASSWORD", database.password()))))
                .containsExactly("habeas: The key file " + key + " does not hold 32 bytes as text or base64");
    }

    @Test
    void whatNobodyForesawComesWithItsStack() {
        assertThat(said(() -> {
                    throw new IllegalStateException("odd");
                }))
                .contains("java.lang.IllegalStateException: odd")
                .hasSizeGreaterThan(2);
    }

    private void start(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("HABEAS_PORT", "0");
        all.put("HABEAS_DATA_DIR", data.toString());
        Server.start(Server.settings(all)).close();
    }

    private static String[] said(Runnable command) {
        StringWriter printed = new StringWriter();
        CommandLine line = new CommandLine(new Told(command)).setErr(new PrintWriter(printed, true));
        line.setExecutionExceptionHandler(new Failures());
        assertThat(line.execute()).isEqualTo(1);
        return printed.toString().lines().toArray(String[]::new);
    }

    /** A command that does what it is told. */
    @CommandLine.Command
    private record Told(Runnable command) implements Runnable {
        @Override
        public void run() {
            command.run();
        }
    }
}
