package io.habeas.connection;

import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * A key that calls over an https connection are signed with, in clear: to be read when used, and never to be kept or written anywhere.
 *
 * @param expiresAt until when it signs beside the one that took its place
 */
@SuppressWarnings("ArrayRecordComponent") // a key is used, never compared
public record SigningSecret(byte[] key, Instant createdAt, Optional<Instant> expiresAt) {

    /** As Standard Webhooks hands it on: {@code whsec_} and base64. */
    String text() {
        return "whsec_" + Base64.getEncoder().encodeToString(key);
    }

    @Override
    public String toString() {
        return "SigningSecret";
    }
}
