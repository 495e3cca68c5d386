package io.habeas.masking;

/**
 * One secret as a caller keeps it, encrypted, with the request that it belongs to. Never printed.
 *
 * @param scope the strategy and its configuration
 * @param value 32 random bytes as URL-safe base64 without padding
 */
public record MaskingSecret(String scope, SecretType type, String value) {

    @Override
    public String toString() {
        return "MaskingSecret[" + scope + " " + type.written() + "]";
    }
}
