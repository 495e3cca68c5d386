package io.habeas.vault;

import io.habeas.security.UnreadableSecret;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of one request's vault. A value is deflated, then encrypted with AES-256-GCM under a fresh nonce, bound to its request, name and
 * chunk, so that a stored value moved elsewhere does not open. Stored: one byte of version, 12 of nonce, the ciphertext with its tag.
 */
final class DataKey {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final byte VERSION = 1;
    private static final SecureRandom RANDOM = new SecureRandom();
    private final SecretKey key;

    DataKey(byte[] bytes) {
        this.key = new SecretKeySpec(bytes, "AES");
    }

    /** The bytes of a new key. */
    static byte[] random() {
        byte[] bytes = new byte[KEY_BYTES];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    byte[] encrypt(VaultStore.Place place, byte[] value) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        ByteArrayOutputStream stored = new ByteArrayOutputStream();
        stored.write(VERSION);
        stored.writeBytes(nonce);
        stored.writeBytes(run(Cipher.ENCRYPT_MODE, nonce, place, deflate(value)));
        return stored.toByteArray();
    }

    /** @throws UnreadableSecret when it was changed, or written for another place or under another key */
    byte[] decrypt(VaultStore.Place place, byte[] stored) {
        if (stored.length <= 1 + NONCE_BYTES || stored[0] != VERSION) {
            throw new UnreadableSecret("A value of the vault has an unknown form", null);
        }
        byte[] nonce = Arrays.copyOfRange(stored, 1, 1 + NONCE_BYTES);
        byte[] sealed = Arrays.copyOfRange(stored, 1 + NONCE_BYTES, stored.length);
        return inflate(run(Cipher.DECRYPT_MODE, nonce, place, sealed));
    }

    private byte[] run(int mode, byte[] nonce, VaultStore.Place place, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(String.join("\0", place.request().value(), place.name(), Integer.toString(place.chunk()))
                    .getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException failed) {
            throw new UnreadableSecret("A value of the vault does not open", failed);
        }
    }

    private static byte[] deflate(byte[] value) {
        ByteArrayOutputStream deflated = new ByteArrayOutputStream(value.length / 2 + 16);
        try (Deflater deflater = new Deflater(Deflater.BEST_SPEED);
                DeflaterOutputStream out = new DeflaterOutputStream(deflated, deflater)) {
            out.write(value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return deflated.toByteArray();
    }

    private static byte[] inflate(byte[] deflated) {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(deflated))) {
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UnreadableSecret("A value of the vault is damaged", broken);
        }
    }
}
