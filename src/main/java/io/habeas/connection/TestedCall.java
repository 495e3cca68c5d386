package io.habeas.connection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A test call that left, for the person who sets up its receiver.
 *
 * @param status what the receiver answered; null when no whole answer came
 * @param address where it was connected to; null when no connection was made
 * @param tls null when no TLS was agreed on, and for plain http
 */
public record TestedCall(
        @Nullable Integer status,
        long durationMs,
        @Nullable String address,
        @Nullable Tls tls,
        Signature signature) {

    /** How it was kept private. */
    public record Tls(String protocol, String cipher, String certificateSubject, Instant certificateExpiresAt) {}

    /** What was signed, by how many secrets: for {@code webhook-id} and {@code webhook-timestamp} as the receiver got them. */
    public record Signature(String webhookId, long webhookTimestamp, int secrets) {}
}
