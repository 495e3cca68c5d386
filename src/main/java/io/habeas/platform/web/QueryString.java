package io.habeas.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Values of the query string alone: {@code getParameter} would mix in form bodies and read the body away. */
final class QueryString {
    private QueryString() {}

    static String[] values(HttpServletRequest request, String name) {
        if (request.getQueryString() == null) {
            return new String[0];
        }
        MultiValueMap<String, String> parameters = UriComponentsBuilder.newInstance()
                .query(request.getQueryString())
                .build()
                .getQueryParams();
        List<String> values = parameters.getOrDefault(name, List.of());
        return values.stream().map(value -> value == null ? "" : decode(value)).toArray(String[]::new);
    }

    private static String decode(String value) {
        try {
            return UriUtils.decode(value.replace('+', ' '), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return value;
        }
    }
}
