package io.habeas.crash;

import io.habeas.Api;
import io.habeas.TestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A {@link DoomedServer} in a JVM of its own, on the data folder that outlives it. */
final class ChildServer implements AutoCloseable {
    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final Api api;
    private final int port;

    ChildServer(Path data) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command());
            builder.environment()
                    .putAll(Map.of(
                            "HABEAS_PORT",
                            "0",
                            "HABEAS_DATA_DIR",
                            data.toString(),
                            "HABEAS_ROOT_CLIENT_ID",
                            TestServer.ROOT_ID,
                            "HABEAS_ROOT_CLIENT_SECRET",
                            TestServer.ROOT_SECRET,
                            "HABEAS_OUTBOUND_ALLOW_HTTP",
                            "true",
                            "HABEAS_OUTBOUND_ALLOWED_NETWORKS",
                            "127.0.0.0/8"));
            builder.redirectErrorStream(true);
            process = builder.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Thread.ofVirtual().start(this::collect);
        port = Integer.parseInt(await("READY ").substring("READY ".length()));
        api = Api.of(url("")).authenticated(TestServer.ROOT_ID, TestServer.ROOT_SECRET);
    }

    private static List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                // The first child writes an archive of its classes; the others start from it in half the time.
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=target/doomed-server.jsa",
                "-Xlog:cds=off",
                "-Xlog:cds+dynamic=off",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path")));
        command.add(DoomedServer.class.getName());
        return command;
    }

    private void collect() {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
            }
        } catch (IOException closed) {
            // The process is gone.
        }
        lines.add("END");
    }

    /** The next line that starts so; other lines are passed over. */
    String await(String start) {
        List<String> said = new ArrayList<>();
        try {
            while (true) {
                String line = lines.poll(180, TimeUnit.SECONDS);
                if (line == null || line.equals("END")) {
                    throw new AssertionError("The server did not say " + start + " but "
                            + (line == null ? "kept silent" : "ended") + ", after these lines: " + said);
                }
                said.add(line);
                if (line.startsWith(start)) {
                    return line;
                }
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Whether the server stands at its point by now. */
    boolean standsStill() {
        return lines.stream().anyMatch(line -> line.startsWith("POINT "));
    }

    /** From now, the n-th write of a run is the last. */
    void arm(int point) {
        try {
            process.getOutputStream().write((point + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        await("ARMED");
    }

    Api api() {
        return api;
    }

    String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** Kills it as `kill -9` does. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
