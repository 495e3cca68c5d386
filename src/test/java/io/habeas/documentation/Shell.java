package io.habeas.documentation;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Runs a script as a reader would, with the JDK of this test on the path. */
record Shell(Path folder) {
    private static final long PATIENCE_SECONDS = 90;

    /** What the script printed; it must end well. */
    String run(String script) throws IOException, InterruptedException {
        assumeTrue(
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(bin -> Files.isExecutable(Path.of(bin, "curl"))),
                "the examples of the guides need curl, which is not here");
        Path log = Files.createTempFile(folder, "printed", ".log");
        Path file = Files.writeString(folder.resolve("script.sh"), """
                set -euo pipefail
                trap 'kill $(jobs -p) 2>/dev/null || true' EXIT
                """ + script);
        Process shell = process(file, log).start();
        boolean ended = shell.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        shell.descendants().forEach(ProcessHandle::destroy);
        shell.destroy();
        String printed = Files.readString(log);
        if (!ended || shell.exitValue() != 0) {
            throw new AssertionError("The script did not end well:\n" + printed);
        }
        return printed;
    }

    private static ProcessBuilder process(Path file, Path log) {
        ProcessBuilder builder = new ProcessBuilder("bash", file.toString())
                .directory(Project.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment()
                .merge(
                        "PATH",
                        Path.of(System.getProperty("java.home"), "bin").toString(),
                        (old, jdk) -> jdk + File.pathSeparator + old);
        return builder;
    }
}
