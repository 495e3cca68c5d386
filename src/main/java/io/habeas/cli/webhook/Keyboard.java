package io.habeas.cli.webhook;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Where somebody presses Enter, or lines come from a pipe. */
record Keyboard(BufferedReader lines, boolean terminal) {

    /** The next line, as the identities that it derives ({@code email=… phone_number=…}); empty when there will be none. */
    Optional<Map<String, String>> next() throws IOException {
        // What was typed before it was asked for is no answer.
        while (terminal && lines.ready()) {
            lines.skip(1);
        }
        return Optional.ofNullable(lines.readLine()).map(Keyboard::derived);
    }

    private static Map<String, String> derived(String line) {
        Map<String, String> derived = new LinkedHashMap<>();
        for (String word : line.strip().split("\\s+")) {
            int sign = word.indexOf('=');
            if (sign > 0) {
                derived.put(word.substring(0, sign), word.substring(sign + 1));
            }
        }
        return derived;
    }
}
