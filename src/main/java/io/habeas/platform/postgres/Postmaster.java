package io.habeas.platform.postgres;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server process that a cluster's {@code postmaster.pid} names.
 *
 * <p>The file outlives a crash, and its process number may meanwhile be somebody else's. So before a start:
 *
 * <ol>
 *   <li>no file, or no such process: nothing to do, PostgreSQL removes the file and looks for its shared memory itself;
 *   <li>the process is a postgres that works in this very folder: it is ended, gently at first;
 *   <li>the process is something else: it is left alone, and the number in the file is replaced by one that no process
 *       has. The rest of the file stays, because PostgreSQL finds forgotten children by it;
 *   <li>it cannot be told: the start is refused. Two servers on one folder would destroy it.
 * </ol>
 */
final class Postmaster {
    private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
    /** Above every number that Linux and macOS give to a process. */
    private static final String NO_PROCESS = Integer.toString(Integer.MAX_VALUE);

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path cluster;

    Postmaster(Path cluster) {
        this.cluster = cluster;
    }

    /** Whether a server that this process started has written that it takes connections; a former one's word is void. */
    boolean isReadyUnder(long parent) throws IOException {
        // Both from one reading: between two, the file of a former server may become that of the new one.
        List<String> lines = lines();
        boolean ready = lines.size() > 7 && lines.get(7).strip().equals("ready");
        return ready
                && pid(lines)
                        .flatMap(ProcessHandle::of)
                        .flatMap(ProcessHandle::parent)
                        .filter(handle -> handle.pid() == parent)
                        .isPresent();
    }

    /** Makes sure that no server works in the folder. */
    void endLeftOver() throws IOException {
        Optional<Long> pid = pid();
        if (pid.isEmpty()) {
            return;
        }
        switch (ProcessOfFolder.of(pid.get(), cluster)) {
            case GONE -> LOG.info("The embedded PostgreSQL was not stopped cleanly; it recovers by itself");
            case OURS -> end(pid.get());
            case FOREIGN -> disown();
            case UNKNOWN ->
                throw new EmbeddedPostgresException(
                        ("%s names process %d, which may be a PostgreSQL that works in this folder:"
                                        + " end that process, or delete the file if it is something else.")
                                .formatted(file(), pid.get()));
        }
    }

    private void end(long pid) throws IOException {
        LOG.info("Ending the PostgreSQL (process {}) that a former Habeas left in {}", pid, cluster);
        for (String signal : List.of("INT", "QUIT", "KILL")) {
            Programs.run(List.of("sh", "-c", "kill -" + signal + " \"$1\"", "sh", Long.toString(pid)));
            if (Waiting.upTo(PATIENCE, () -> ProcessOfFolder.of(pid, cluster) != ProcessOfFolder.OURS)) {
                disownIfNotGone(pid);
                return;
            }
        }
        throw new EmbeddedPostgresException("The PostgreSQL of %s (process %d) does not end.".formatted(cluster, pid));
    }

    /** An ended process that nobody waits for keeps its number, as in a container without an init. */
    private void disownIfNotGone(long pid) throws IOException {
        if (ProcessOfFolder.of(pid, cluster) != ProcessOfFolder.GONE) {
            disown();
        }
    }

    private void disown() throws IOException {
        List<String> lines = lines();
        if (!lines.isEmpty()) {
            lines.set(0, NO_PROCESS);
            Files.write(file(), lines, ISO_8859_1);
        }
    }

    private Optional<Long> pid() throws IOException {
        return pid(lines());
    }

    private static Optional<Long> pid(List<String> lines) {
        return lines.stream()
                .findFirst()
                .map(String::strip)
                .filter(line -> line.matches("-?\\d{1,10}"))
                .map(line -> Math.abs(Long.parseLong(line)));
    }

    private List<String> lines() throws IOException {
        try {
            return new ArrayList<>(Files.readAllLines(file(), ISO_8859_1));
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private Path file() {
        return cluster.resolve("postmaster.pid");
    }
}
