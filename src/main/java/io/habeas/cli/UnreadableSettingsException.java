package io.habeas.cli;

import java.io.IOException;
import java.nio.file.Path;

/** The settings file that was asked for cannot be read; the message is the one line to print. */
final class UnreadableSettingsException extends RuntimeException {
    UnreadableSettingsException(Path file, IOException cause) {
        super("The settings file " + file + " cannot be read.", cause);
    }
}
