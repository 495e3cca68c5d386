package io.habeas.chaos;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The command that runs a node: {@code habeas serve} from jars only, so that a JVM that ends in order leaves an archive of its classes, from
 * which the next ones start in half the time.
 */
record Program(Path archive, List<String> command) {

    static Program in(Path target) throws IOException {
        Path folder = Files.createDirectories(target.resolve("chaos"));
        Path classes = target.resolve("classes");
        Path jar = folder.resolve("habeas.jar");
        if (!Files.exists(jar) || Files.getLastModifiedTime(jar).compareTo(newest(classes)) < 0) {
            ToolProvider.findFirst("jar")
                    .orElseThrow()
                    .run(System.out, System.err, "-c", "-f", jar.toString(), "-C", classes.toString(), ".");
        }
        String path = Stream.concat(
                        Stream.of(jar.toString()),
                        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                                .filter(entry -> entry.endsWith(".jar")))
                .collect(Collectors.joining(File.pathSeparator));
        Path archive = folder.resolve("node.jsa");
        return new Program(archive, command(path, archive));
    }

    private static FileTime newest(Path classes) throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            List<FileTime> times = new ArrayList<>();
            for (Path file : files.toList()) {
                times.add(Files.getLastModifiedTime(file));
            }
            return times.stream().max(Comparator.naturalOrder()).orElseThrow();
        }
    }

    private static List<String> command(String classPath, Path archive) {
        return List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + archive,
                "-Xlog:cds=off",
                "-Xlog:cds+dynamic=off",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                classPath,
                "io.habeas.cli.Habeas",
                "serve");
    }
}
