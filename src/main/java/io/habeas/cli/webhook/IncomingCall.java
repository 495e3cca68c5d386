package io.habeas.cli.webhook;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A call as it came in. Header names are in lower case and in their order, repeated ones joined by a comma. */
@SuppressWarnings("ArrayRecordComponent") // a body is read, never compared
record IncomingCall(String method, URI address, Map<String, String> headers, byte[] body, Instant at) {
    private static final int LONGEST_BODY = 1024 * 1024;
    private static final JsonMapper JSON = new JsonMapper();

    static IncomingCall of(HttpExchange exchange, Instant at) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY);
        return new IncomingCall(exchange.getRequestMethod(), exchange.getRequestURI(), headers, body, at);
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The body, when it is JSON. */
    Optional<JsonNode> json() {
        try {
            return Optional.of(JSON.readTree(body)).filter(node -> !node.isMissingNode());
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    /** The request that it is about, or "". */
    String request() {
        return json().map(body -> body.path("privacy_request_id").asString("")).orElse("");
    }
}
