package io.habeas.security;

import io.habeas.platform.settings.Section;
import io.habeas.platform.settings.Setting;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The master key, when the operator keeps it (design section 7). */
@Section("")
public record KeySettings(
        @Setting(
                value =
                        "The master key that all stored secrets and personal data are encrypted under: 32 bytes, as text or base64."
                                + " Without it a key file is made in the data folder.",
                defaultIs = "made at first start",
                secret = true)
        Optional<String> encryptionKey) {

    public KeySettings {
        encryptionKey.ifPresent(KeySettings::read);
    }

    Optional<MasterKey> masterKey() {
        return encryptionKey.map(KeySettings::read);
    }

    /** A text of 32 bytes is the key itself; one of 43 or 44 characters is base64 of it, with either alphabet. */
    static MasterKey read(String text) {
        byte[] own = text.getBytes(StandardCharsets.UTF_8);
        return new MasterKey(own.length == MasterKey.LENGTH ? own : base64(text));
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException noBase64) {
            throw new IllegalArgumentException(
                    "encryption_key (HABEAS_ENCRYPTION_KEY): must be 32 bytes, as text or base64", noBase64);
        }
    }

    @Override
    public String toString() {
        return "KeySettings[encryptionKey=" + (encryptionKey.isPresent() ? "given" : "none") + "]";
    }
}
