package io.habeas.platform.outbound;

import java.net.UnknownHostException;

/** Carries the guard's reason out through the HTTP client, whose resolver may only throw this kind of exception. */
final class AddressRefusedException extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    AddressRefusedException(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
