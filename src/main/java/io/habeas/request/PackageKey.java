package io.habeas.request;

import io.habeas.platform.openapi.JsonShape;
import io.habeas.platform.web.InvalidValue;
import io.habeas.platform.web.TextValue;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The subject's key for the access package: 16 bytes in UTF-8, or an empty text, which counts as none. Its text form hides it. */
@TextValue
@JsonShape("""
        {"format": "password", "description": "16 bytes in UTF-8: AES-128 key of the access package. Empty for none."}
        """)
public record PackageKey(String value) {
    private static final int BYTES = 16;

    /** @throws InvalidValue when it has another length */
    public static PackageKey of(String text) {
        if (!text.isEmpty() && text.getBytes(StandardCharsets.UTF_8).length != BYTES) {
            throw new InvalidValue("Encryption key must be 16 bytes long", "value_error");
        }
        return new PackageKey(text);
    }

    Optional<byte[]> bytes() {
        return value.isEmpty() ? Optional.empty() : Optional.of(value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "(hidden)";
    }
}
