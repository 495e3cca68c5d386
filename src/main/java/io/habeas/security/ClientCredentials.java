package io.habeas.security;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An id and a secret as a client sent them. */
record ClientCredentials(String id, String secret) {

    /** Those of the form if both are there, else those of HTTP Basic. The two readings of Basic are both tried, see {@link #basic}. */
    static List<ClientCredentials> of(FormBody form, @Nullable String authorization) {
        Optional<String> id = form.value("client_id");
        Optional<String> secret = form.value("client_secret");
        return id.isPresent() && secret.isPresent()
                ? List.of(new ClientCredentials(id.get(), secret.get()))
                : basic(authorization);
    }

    /**
     * RFC 6749 section 2.3.1 has id and secret encoded as form values before they are joined; most clients, and fidesops, do not. So both
     * readings count when they differ.
     */
    private static List<ClientCredentials> basic(@Nullable String authorization) {
        String text = authorization == null ? "" : authorization.strip();
        if (!text.toLowerCase(Locale.ROOT).startsWith("basic ")) {
            return List.of();
        }
        String[] parts = decode(text.substring("basic ".length()).strip()).split(":", 2);
        if (parts.length != 2) {
            return List.of();
        }
        ClientCredentials plain = new ClientCredentials(parts[0], parts[1]);
        ClientCredentials decoded = new ClientCredentials(FormBody.decode(parts[0]), FormBody.decode(parts[1]));
        return plain.equals(decoded) ? List.of(plain) : List.of(plain, decoded);
    }

    private static String decode(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException noBase64) {
            return "";
        }
    }

    @Override
    public String toString() {
        return "ClientCredentials[id=" + id + "]";
    }
}
