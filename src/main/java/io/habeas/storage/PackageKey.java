package io.habeas.storage;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The key that a subject gave to have the package encrypted: exactly 16 bytes of UTF-8. Never printed. */
public final class PackageKey {
    /** The name under which the vault keeps the text of a request's key. */
    public static final String VAULT_NAME = "package-key";

    private static final int BYTES = 16;
    private final SecretKey key;

    private PackageKey(SecretKey key) {
        this.key = key;
    }

    /** The key that a text is; nothing when it is not of the right length. */
    public static Optional<PackageKey> of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return bytes.length == BYTES ? Optional.of(new PackageKey(new SecretKeySpec(bytes, "AES"))) : Optional.empty();
    }

    SecretKey aes() {
        return key;
    }

    @Override
    public String toString() {
        return "PackageKey";
    }
}
