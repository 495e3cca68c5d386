package io.habeas.chaos;

import io.habeas.platform.postgres.EmbeddedPostgres;
import io.habeas.platform.postgres.PostgresSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A PostgreSQL that comes back at the same address after each kill. It does not sync to the disk: what it has answered outlives any kill of
 * its processes in any case.
 */
final class KillableDatabase implements AutoCloseable {
    private final List<String> command;
    private final Path log;
    private final String url;
    private final String user;
    private final String password;
    private Victim server;

    KillableDatabase(Path folder, Path target) throws IOException {
        PostgresSettings settings =
                PostgresSettings.standard().withoutDurability().withBinariesIn(target.resolve("postgres"));
        try (EmbeddedPostgres first = EmbeddedPostgres.start(folder, settings)) {
            user = first.user();
            password = first.password();
        }
        int port = freePort();
        url = "jdbc:postgresql://127.0.0.1:" + port + "/habeas";
        log = folder.resolve("postgres.log");
        command = command(folder.resolve("postgres/cluster"), program(target.resolve("postgres")), port);
        server = Victim.start(command, Map.of(), log);
        awaitReady();
    }

    private static List<String> command(Path cluster, Path program, int port) throws IOException {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            // PostgreSQL refuses to run as root.
            int owner = (Integer) Files.getAttribute(cluster, "unix:uid");
            command.addAll(
                    owner == 0
                            ? List.of("unshare", "-U")
                            : List.of("setpriv", "--reuid=" + owner, "--regid=" + owner, "--clear-groups"));
        }
        command.addAll(List.of(program.toString(), "-D", cluster.toString(), "-p", Integer.toString(port)));
        for (String parameter : List.of(
                "listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=off", "full_page_writes=off")) {
            command.addAll(List.of("-c", parameter));
        }
        return command;
    }

    private static Path program(Path binaries) throws IOException {
        try (Stream<Path> versions = Files.list(binaries)) {
            return versions.filter(path -> path.getFileName().toString().matches("bin-\\d.*"))
                    .findFirst()
                    .orElseThrow()
                    .resolve("bin/postgres");
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    Map<String, String> environment() {
        return Map.of(
                "HABEAS_DATABASE_URL", url,
                "HABEAS_DATABASE_USER", user,
                "HABEAS_DATABASE_PASSWORD", password);
    }

    /** For looking on; fails while the server is away. */
    JdbcClient sql() {
        return JdbcClient.create(new DriverManagerDataSource(url, user, password));
    }

    /** Ends the server by KILL, QUIT (at once, without writing) or INT (in order). */
    void kill(String signal) {
        server.kill(signal);
    }

    /** Starts it again and waits until it takes connections. */
    void restart() {
        server = Victim.start(command, Map.of(), log);
        awaitReady();
    }

    private void awaitReady() {
        Patience patience = Patience.ofSeconds(120);
        while (!answers()) {
            if (!server.lives()) {
                // Processes of the killed one still have the shared memory for a moment.
                server = Victim.start(command, Map.of(), log);
            }
            patience.pause(100, () -> "PostgreSQL does not come back, see " + log);
        }
    }

    private boolean answers() {
        try (var _ = DriverManager.getConnection(url, user, password)) {
            return true;
        } catch (SQLException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        server.kill("INT");
    }
}
