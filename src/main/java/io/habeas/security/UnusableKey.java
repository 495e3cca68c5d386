package io.habeas.security;

import org.jspecify.annotations.Nullable;

/** A master key that Habeas must not start with; the message is one line for the operator and holds no key. */
public final class UnusableKey extends RuntimeException {
    UnusableKey(String message) {
        this(message, null);
    }

    UnusableKey(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
