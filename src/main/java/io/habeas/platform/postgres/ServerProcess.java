package io.habeas.platform.postgres;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The running server and the shell that watches over it.
 *
 * <p>The shell holds the reading end of a pipe whose writing end only this process has. When the pipe closes, by
 * {@link #close} or because this process died in whatever way, the shell stops the server. Both run in a session of
 * their own, so that Ctrl-C in a terminal reaches Habeas alone, which still needs its database to end well. The signal is
 * repeated, because a server that is just starting does not hear it yet.
 */
final class ServerProcess implements AutoCloseable {
    private static final String WATCH = """
            trap '' HUP INT TERM
            exec 3<&0
            "$@" 3<&- </dev/null &
            server=$!
            ( read -r _ <&3; while kill -INT $server; do sleep 1; done ) 2>/dev/null &
            watcher=$!
            exec 3<&-
            wait $server
            code=$?
            kill -KILL $watcher 2>/dev/null
            exit $code
            """;

    /** Recovery after a crash takes its time; as long as the server lives it is waited for. */
    private static final Duration UNTIL_READY = Duration.ofMinutes(5);

    private static final Duration UNTIL_STOPPED = Duration.ofSeconds(30);
    private static final int TRIES = 50;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

    /** Failures that pass: the port was taken meanwhile, or a server that is just ending still holds the folder. */
    private static final Pattern PASSING =
            Pattern.compile("could not create any TCP/IP sockets|lock file .* already exists|is still in use");

    private final Process shell;
    private final Postmaster postmaster;
    private final int port;

    private ServerProcess(Process shell, Postmaster postmaster, int port) {
        this.shell = shell;
        this.postmaster = postmaster;
        this.port = port;
    }

    /** Starts the server on a free port and returns when it takes connections. */
    static ServerProcess start(List<String> postgres, Cluster cluster, Path log) throws IOException {
        Postmaster postmaster = new Postmaster(cluster.folder());
        keepFormerLog(log);
        for (int attempt = 1; ; attempt++) {
            postmaster.endLeftOver();
            ServerProcess server = launch(postgres, postmaster, log);
            if (server.awaitReady()) {
                return server;
            }
            server.close();
            String said = lastLines(log);
            if (attempt == TRIES || !PASSING.matcher(said).find()) {
                throw new EmbeddedPostgresException("PostgreSQL did not start, %s says:%n%s".formatted(log, said));
            }
            Waiting.pause(BETWEEN_TRIES);
        }
    }

    int port() {
        return port;
    }

    /** Stops the server: connections are ended, everything is written. Stops it harder when that takes too long. */
    @Override
    public void close() throws IOException {
        shell.getOutputStream().close();
        try {
            shell.waitFor(UNTIL_STOPPED.toSeconds(), TimeUnit.SECONDS);
            // It is gone by now, unless it took too long or somebody killed the shell.
            postmaster.endLeftOver();
        } catch (InterruptedException e) {
            // The pipe is closed, so the server ends without us.
            Thread.currentThread().interrupt();
        }
    }

    /** Starts the server and does not wait for it. */
    static ServerProcess launch(List<String> postgres, Postmaster postmaster, Path log) throws IOException {
        int port = freePort();
        boolean session = Programs.exists("setsid");
        List<String> command = new ArrayList<>(session ? List.of("setsid") : List.of());
        // Without setsid (macOS) the shell's job control keeps the server apart from the terminal's Ctrl-C.
        command.addAll(List.of("sh", "-c", session ? WATCH : "set -m\n" + WATCH, "sh"));
        command.addAll(postgres);
        command.addAll(List.of("-p", Integer.toString(port)));
        Process shell = Programs.builder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()))
                .start();
        return new ServerProcess(shell, postmaster, port);
    }

    private boolean awaitReady() throws IOException {
        boolean[] ready = {false};
        Waiting.upTo(UNTIL_READY, () -> {
            ready[0] = postmaster.isReadyUnder(shell.pid());
            return ready[0] || !shell.isAlive();
        });
        return ready[0];
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void keepFormerLog(Path log) throws IOException {
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String lastLines(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log, ISO_8859_1);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
    }
}
