package io.habeas.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The demo's data folder when nobody asked to keep it. */
final class TemporaryFolder {
    private TemporaryFolder() {}

    /** Removes the folder with all that is in it; what cannot be removed stays, as it is only a temporary file. */
    static void remove(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException leftBehind) {
            System.err.println("habeas: the temporary folder " + folder + " could not be removed");
        }
    }
}
