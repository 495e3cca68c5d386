package io.habeas.request;

import io.habeas.platform.openapi.JsonShape;
import io.habeas.platform.web.MaxLength;
import io.habeas.vault.Identity;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a webhook's owner sends to let a request go on; a null identity counts as absent (defect 11). Which identities there are is known
 * only with the request.
 */
record ResumeBody(@JsonShape(DERIVED) @MaxLength(1000) Optional<Map<String, Optional<String>>> derivedIdentity) {
    private static final String DERIVED = """
            {"additionalProperties": {"type": ["string", "null"], "maxLength": 1000},
             "description": "Email, phone_number, and identities that a dataset of the request declares."}
            """;

    /** The names of all members, be they null. */
    Set<String> members() {
        return derivedIdentity.orElse(Map.of()).keySet();
    }

    /** The members with a value; a blank one would match every row without that value. */
    Identity derived() {
        Map<String, String> values = new LinkedHashMap<>();
        derivedIdentity
                .orElse(Map.of())
                .forEach((name, member) ->
                        member.filter(value -> !value.isBlank()).ifPresent(value -> values.put(name, value)));
        return new Identity(values);
    }

    /** Hides the values, so that no log shows them by accident. */
    @Override
    public String toString() {
        return derived().toString();
    }
}
