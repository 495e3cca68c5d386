package io.habeas.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of the project, wherever the tests are started. */
public final class Project {
    private static final Path FOLDER =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().normalize();

    private Project() {}

    /** The project's folder. */
    public static Path folder() {
        return FOLDER;
    }

    /** A file by its path below the project's folder; it need not exist. */
    public static Path file(String path) {
        return FOLDER.resolve(path);
    }

    /** The text of a file below the project's folder. */
    public static String read(String path) {
        try {
            return Files.readString(file(path));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
