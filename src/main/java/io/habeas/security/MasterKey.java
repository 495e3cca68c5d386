package io.habeas.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * The 32 bytes from which every other key is derived (HKDF-SHA256, RFC 5869), so that separate purposes have separate keys. Its id, a
 * short digest, is stored with each ciphertext, so that the master key can be rotated.
 */
public final class MasterKey {
    static final int LENGTH = 32;
    private final byte[] bytes;

    /** @throws IllegalArgumentException unless there are exactly 32 bytes */
    public MasterKey(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException(
                    "encryption_key (HABEAS_ENCRYPTION_KEY): must be 32 bytes, as text or base64");
        }
        this.bytes = bytes.clone();
    }

    /** Eight hex characters that name this key and tell nothing of it. */
    public String id() {
        byte[] digest = derive("habeas/key-id/1", "Generic").getEncoded();
        return HexFormat.of().formatHex(sha256(digest), 0, 4);
    }

    /** The AES-256 or HMAC key for a purpose. */
    public SecretKey derive(Purpose purpose, String algorithm) {
        return derive(purpose.label(), algorithm);
    }

    private SecretKey derive(String label, String algorithm) {
        try {
            var parameters = HKDFParameterSpec.ofExtract()
                    .addIKM(bytes)
                    .thenExpand(label.getBytes(StandardCharsets.UTF_8), LENGTH);
            return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm, parameters);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JDK 25 has HKDF-SHA256", impossible);
        }
    }

    private static byte[] sha256(byte[] input) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(input);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }
}
