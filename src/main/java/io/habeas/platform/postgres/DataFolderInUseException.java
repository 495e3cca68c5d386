package io.habeas.platform.postgres;

import java.nio.file.Path;

/** Another Habeas works on this data folder; the message is the one line to print. */
public final class DataFolderInUseException extends EmbeddedPostgresException {
    DataFolderInUseException(Path dataFolder, String holder) {
        super("The data folder %s is in use by another Habeas%s.".formatted(dataFolder, holder));
    }
}
