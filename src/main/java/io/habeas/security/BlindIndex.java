package io.habeas.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;

/** A keyed hash of a value, to find it by exact search without storing it: HMAC-SHA256 (in place of the reference's one public salt, defect 39). */
public final class BlindIndex {
    private final KeyRing keys;

    public BlindIndex(KeyRing keys) {
        this.keys = keys;
    }

    /** The hash of a value, 64 hex characters; equal values have equal hashes while the master key stays. */
    public String hash(String value) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(keys.current(Purpose.BLIND_INDEX, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JDK has HmacSHA256", impossible);
        }
    }
}
