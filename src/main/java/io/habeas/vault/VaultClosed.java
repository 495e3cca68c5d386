package io.habeas.vault;

import io.habeas.platform.RequestId;

/** The vault of a request was never opened, has expired or was destroyed: its personal data is gone for good. */
public final class VaultClosed extends RuntimeException {
    VaultClosed(RequestId request) {
        super("The vault of " + request + " is closed");
    }
}
