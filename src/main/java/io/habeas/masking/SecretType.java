package io.habeas.masking;

import java.util.Locale;

/** What a secret of a strategy is used as. */
public enum SecretType {
    KEY,
    SALT,
    KEY_HMAC,
    SALT_HMAC;

    /** The name as messages write it, such as {@code key_hmac}. */
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }
}
