package io.habeas.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Secrets and ids of clients: 16 random bytes as 32 hex characters. A secret is stored as its SHA-256: a slow hash protects secrets that
 * people choose, from guessing; 128 random bits cannot be guessed, and token requests stay cheap enough to be no way of loading the server.
 */
final class ClientSecret {
    private static final int BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private ClientSecret() {}

    static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    static String hash(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }

    /** Compares digests in constant time. */
    static boolean matches(String secret, String hashed) {
        return MessageDigest.isEqual(
                hash(secret).getBytes(StandardCharsets.US_ASCII), hashed.getBytes(StandardCharsets.US_ASCII));
    }
}
