package io.habeas.security;

import java.util.Locale;

/** What a derived key is for; a key of one purpose opens nothing of another (design section 7). */
public enum Purpose {
    ACCESS_TOKEN,
    REPLY_TOKEN,
    STORED_SECRET,
    VAULT,
    IDENTITY,
    BLIND_INDEX;

    /** The label that keeps the derived keys apart; part of the stored format, never to be changed. */
    String label() {
        return "habeas/" + name().toLowerCase(Locale.ROOT) + "/1";
    }
}
