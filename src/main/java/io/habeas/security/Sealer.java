package io.habeas.security;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts what is stored: AES-256-GCM under the key of a purpose, bound to a context (which row, which column), so that a ciphertext
 * moved elsewhere does not open. The stored text is {@code v1.{key id}.{base64url of nonce, ciphertext, tag}}.
 */
public final class Sealer {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private final KeyRing keys;
    private final SecureRandom random = new SecureRandom();

    public Sealer(KeyRing keys) {
        this.keys = keys;
    }

    /** Encrypts a text. */
    public String seal(Purpose purpose, String context, String plaintext) {
        return sealBytes(purpose, context, plaintext.getBytes(StandardCharsets.UTF_8));
    }

    /** Encrypts bytes. */
    public String sealBytes(Purpose purpose, String context, byte[] plaintext) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, keys.current(purpose, "AES"), nonce, context, plaintext);
        byte[] both = ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
        return "v1." + keys.currentId() + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(both);
    }

    /** Decrypts a text that {@link #seal} made. @throws UnreadableSecret when the key is gone or it was not sealed for this context */
    public String open(Purpose purpose, String context, String stored) {
        return new String(openBytes(purpose, context, stored), StandardCharsets.UTF_8);
    }

    /** Decrypts bytes that {@link #sealBytes} made. @throws UnreadableSecret as {@link #open} */
    public byte[] openBytes(Purpose purpose, String context, String stored) {
        String[] parts = stored.split("\\.", 3);
        if (parts.length != 3 || !parts[0].equals("v1")) {
            throw new UnreadableSecret("A stored secret has an unknown form", null);
        }
        SecretKey key = keys.find(parts[1], purpose, "AES")
                .orElseThrow(() -> new UnreadableSecret(
                        "A stored secret was sealed with key " + parts[1] + ", which is not on the ring", null));
        byte[] both = decode(parts[2]);
        byte[] nonce = Arrays.copyOf(both, NONCE_BYTES);
        byte[] sealed = Arrays.copyOfRange(both, NONCE_BYTES, both.length);
        return run(Cipher.DECRYPT_MODE, key, nonce, context, sealed);
    }

    private static byte[] decode(String text) {
        try {
            byte[] both = Base64.getUrlDecoder().decode(text);
            if (both.length >= NONCE_BYTES) {
                return both;
            }
        } catch (IllegalArgumentException noBase64) {
            throw new UnreadableSecret("A stored secret is damaged", noBase64);
        }
        throw new UnreadableSecret("A stored secret is too short", null);
    }

    private static byte[] run(int mode, SecretKey key, byte[] nonce, String context, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException failed) {
            throw new UnreadableSecret("A stored secret does not open", failed);
        }
    }
}
