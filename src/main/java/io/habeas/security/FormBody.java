package io.habeas.security;

import io.habeas.platform.web.ApiException;
import io.habeas.platform.web.BodyBytes;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of an {@code application/x-www-form-urlencoded} body, and of nothing else: credentials in a query string would end up in the
 * logs of proxies. Of a repeated field the last counts; an empty one is absent.
 */
record FormBody(Map<String, String> fields) {
    private static final int MOST_BYTES = 64 * 1024;
    private static final String FORM = "application/x-www-form-urlencoded";

    /** @throws ApiException 413 when the body is longer than 64 KiB, 400 when it cannot be read */
    static FormBody of(HttpServletRequest request) {
        String type = request.getContentType() == null ? "" : request.getContentType();
        if (!type.split(";", 2)[0].strip().equalsIgnoreCase(FORM)) {
            return new FormBody(Map.of());
        }
        return parse(new String(BodyBytes.read(request, MOST_BYTES), StandardCharsets.UTF_8));
    }

    static FormBody parse(String body) {
        Map<String, String> fields = new HashMap<>();
        for (String field : body.split("&")) {
            String[] parts = field.split("=", 2);
            fields.put(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "");
        }
        return new FormBody(fields);
    }

    /** A text with broken escapes stands for itself. */
    static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return text;
        }
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(fields.get(name)).filter(value -> !value.isEmpty());
    }

    @Override
    public String toString() {
        return "FormBody" + fields.keySet();
    }
}
