package io.habeas.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the settings file: the one asked for, that of HABEAS_CONFIG, or habeas.yaml in the working folder; there need be none. */
final class SettingsFile {
    private SettingsFile() {}

    /** The text of the file; empty when there is none. A file that was asked for must be there. */
    static String read(@Nullable Path asked, Map<String, String> environment) {
        String variable = environment.get("HABEAS_CONFIG");
        Path named = asked != null ? asked : variable != null ? Path.of(variable) : null;
        Path file = named != null ? named : Path.of("habeas.yaml");
        if (named == null && !Files.exists(file)) {
            return "";
        }
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UnreadableSettingsException(file, unreadable);
        }
    }
}
