package io.habeas.platform.postgres;

import org.jspecify.annotations.Nullable;

/** The embedded PostgreSQL could not be started or stopped; the message is for the operator and says what to do. */
public class EmbeddedPostgresException extends RuntimeException {
    EmbeddedPostgresException(String message) {
        super(message);
    }

    EmbeddedPostgresException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
