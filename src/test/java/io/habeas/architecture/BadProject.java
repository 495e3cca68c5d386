package io.habeas.architecture;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.habeas.documentation.Project;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A project with this project's very pom.xml and deliberately bad source files, built by the Maven that builds us. */
record BadProject(Path folder) {
    private static final long PATIENCE_SECONDS = 180;

    /** Makes it of source files below {@code src/test/resources/bad}. */
    static BadProject of(Path folder, String... types) throws IOException {
        assumeTrue(
                System.getProperty("fast") == null,
                "-Dfast leaves out the checks of the house, and this test of them with them");
        Path sources = Files.createDirectories(folder.resolve("src/main/java/io/habeas/bad"));
        Files.copy(Project.file("pom.xml"), folder.resolve("pom.xml"));
        for (String type : types) {
            try (InputStream bad = BadProject.class.getResourceAsStream("/bad/" + type + ".java.txt")) {
                Files.copy(bad, sources.resolve(type + ".java"));
            }
        }
        return new BadProject(folder);
    }

    /** What a build said that failed, as it has to. */
    String failure() throws IOException, InterruptedException {
        Path log = folder.resolve("build.log");
        Process build = new ProcessBuilder(command())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!build.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            build.destroyForcibly();
            throw new AssertionError("The build did not end: " + Files.readString(log));
        }
        if (build.exitValue() == 0) {
            throw new AssertionError("The build takes what it must refuse: " + Files.readString(log));
        }
        return Files.readString(log);
    }

    /** Offline: all it needs was fetched for the build that runs this test, whichever mirror that came from. */
    private static List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                maven(), "-o", "-B", "-ntp", "-Daether.enhancedLocalRepository.trackingFilename=none", "compile"));
        Optional.ofNullable(System.getProperty("localRepository"))
                .ifPresent(repository -> command.add(1, "-Dmaven.repo.local=" + repository));
        return command;
    }

    private static String maven() {
        return Optional.ofNullable(System.getenv("MAVEN_HOME"))
                .map(home -> home + File.separator + "bin" + File.separator + "mvn")
                .filter(program -> Files.isExecutable(Path.of(program)))
                .orElse("mvn");
    }
}
