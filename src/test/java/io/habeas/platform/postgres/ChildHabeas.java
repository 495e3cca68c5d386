package io.habeas.platform.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.habeas.TestPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A JVM of its own that runs an embedded server, so that it can die in all the ways a JVM does. */
final class ChildHabeas implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;
    private final Sql sql;

    private ChildHabeas(Process process, BufferedReader output, Sql sql) {
        this.process = process;
        this.output = output;
        this.sql = sql;
    }

    static ChildHabeas start(Path data) throws IOException {
        return start(data, List.of(), System.getProperty("java.class.path"), Map.of());
    }

    static ChildHabeas start(Path data, List<String> prefix, String classPath, Map<String, String> environment)
            throws IOException {
        Process process = launch(data, prefix, classPath, environment);
        BufferedReader output = process.inputReader(UTF_8);
        String line = output.readLine();
        while (line != null && !line.startsWith("ready ")) {
            System.err.println("child: " + line);
            line = output.readLine();
        }
        if (line == null) {
            throw new IllegalStateException("The child did not start");
        }
        String[] words = line.split(" ", 4);
        return new ChildHabeas(process, output, new Sql(words[1], words[2], words[3]));
    }

    private static Process launch(Path data, List<String> prefix, String classPath, Map<String, String> environment)
            throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(java(), "-XX:TieredStopAtLevel=1", "-cp", classPath, ChildHabeas.class.getName()));
        command.add(data.toString());
        command.add(TestPostgres.settings()
                .binaries()
                .orElseThrow()
                .toAbsolutePath()
                .toString());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    Sql sql() {
        return sql;
    }

    long pid() {
        return process.pid();
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Asks it to close its server and returns what it says after that. */
    String stop() throws IOException {
        process.getOutputStream().close();
        String rest = output.lines().collect(Collectors.joining("\n"));
        process.onExit().join();
        return rest;
    }

    @Override
    public void close() {
        kill();
    }

    /** The child: data folder and folder of the programs as arguments; ends when its input does. */
    static void main(String[] args) throws IOException {
        PostgresSettings settings =
                PostgresSettings.standard().withoutDurability().withBinariesIn(Path.of(args[1]));
        try (EmbeddedPostgres server = EmbeddedPostgres.start(Path.of(args[0]), settings)) {
            System.out.println("ready %s %s %s".formatted(server.jdbcUrl(), server.user(), server.password()));
            System.in.readAllBytes();
        }
        System.out.println("stopped");
    }
}
