package io.habeas.storage;

import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.CipherOutputStream;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts a package while it is written (storage section 5): AES-128-GCM under the subject's key, a fresh nonce that is also the associated
 * data; the result is the base64 text of nonce, ciphertext and tag.
 */
public final class PackageEncryption {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private final Supplier<byte[]> nonces;

    PackageEncryption(Supplier<byte[]> nonces) {
        this.nonces = nonces;
    }

    /** With random nonces. */
    public static PackageEncryption random() {
        SecureRandom random = new SecureRandom();
        return new PackageEncryption(() -> {
            byte[] nonce = new byte[NONCE_BYTES];
            random.nextBytes(nonce);
            return nonce;
        });
    }

    /** The content, encrypted for whoever has the key. */
    public PackageContent encrypted(PackageContent content, PackageKey key) {
        return out -> {
            byte[] nonce = nonces.get();
            OutputStream text = Base64.getEncoder().wrap(new Unclosed(out));
            text.write(nonce);
            try (OutputStream sealing = new CipherOutputStream(text, cipher(key, nonce))) {
                content.writeTo(sealing);
            }
        };
    }

    private static Cipher cipher(PackageKey key, byte[] nonce) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key.aes(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(nonce);
            return cipher;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
