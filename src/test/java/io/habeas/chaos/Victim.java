package io.habeas.chaos;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A program that can be killed: under a shell that sends it a signal when it is told to, or when this JVM is gone. */
final class Victim {
    private static final String WATCH = """
            exec 3<&0
            "$@" 3<&- </dev/null &
            victim=$!
            ( read -r signal <&3; kill -"${signal:-KILL}" $victim ) 2>/dev/null &
            watcher=$!
            exec 3<&-
            wait $victim
            kill -KILL $watcher
            """;
    private final Process shell;

    private Victim(Process shell) {
        this.shell = shell;
    }

    /** Starts it; what it prints is appended to a file. */
    static Victim start(List<String> command, Map<String, String> environment, Path log) {
        List<String> watched = new ArrayList<>(List.of("sh", "-c", WATCH, "sh"));
        watched.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(watched)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("HABEAS_") || name.startsWith("PG"));
        builder.environment().putAll(environment);
        try {
            return new Victim(builder.start());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    boolean lives() {
        return shell.isAlive();
    }

    /** Sends it a signal and waits until it has ended. */
    void kill(String signal) {
        try (OutputStream watcher = shell.getOutputStream()) {
            watcher.write((signal + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException ended) {
            // It is dead already.
        }
        shell.onExit().join();
    }
}
