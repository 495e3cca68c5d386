package io.habeas.masking;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Replaces a text by its base64 AES-256-GCM ciphertext and tag: equal texts stay equal within a request.
 *
 * <p>Convergent: the nonce is the first 12 bytes of the HMAC-SHA-256 of text and salt, so it repeats only with the same text. It is also
 * the associated data, and is not part of the output.
 */
public record AesEncrypt(String suffix) implements TextStrategy {

    static final String NAME = "aes_encrypt";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<SecretType> secretTypes() {
        return List.of(SecretType.KEY, SecretType.KEY_HMAC, SecretType.SALT_HMAC);
    }

    @Override
    public String body(String text, StrategySecrets secrets, RandomGenerator random) {
        byte[] nonce = nonce(text, secrets);
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            SecretKeySpec key = new SecretKeySpec(secrets.bytes(SecretType.KEY), "AES");
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(nonce);
            return Base64.getEncoder().encodeToString(cipher.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("aes_encrypt has no usable key", e);
        }
    }

    private static byte[] nonce(String text, StrategySecrets secrets) {
        byte[] key = secrets.text(SecretType.KEY_HMAC).getBytes(UTF_8);
        byte[] message = (text + secrets.text(SecretType.SALT_HMAC)).getBytes(UTF_8);
        return Arrays.copyOf(HashAlgorithm.SHA_256.hmac(key, message), NONCE_BYTES);
    }
}
