package io.habeas.security;

import org.jspecify.annotations.Nullable;

/** A stored ciphertext that cannot be opened: its key is gone, or it was changed or moved. */
public final class UnreadableSecret extends RuntimeException {
    public UnreadableSecret(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
