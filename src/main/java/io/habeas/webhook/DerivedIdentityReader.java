package io.habeas.webhook;

import io.habeas.vault.Identity;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads a {@code derived_identity}, purely: texts or numbers under names that are known; null ones are passed over. */
final class DerivedIdentityReader {
    private static final int LONGEST = 1_000;

    private DerivedIdentityReader() {}

    /** What was read. */
    sealed interface Reading {
        record Taken(Identity identity) implements Reading {}

        /** The reason quotes nothing that was received. */
        record Refused(String reason) implements Reading {}
    }

    /** @param identityNames the identities that the plan's datasets know */
    static Reading read(JsonNode members, Set<String> identityNames) {
        if (!members.isObject() && !members.isNull() && !members.isMissingNode()) {
            return new Reading.Refused("derived_identity was not an object");
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (var member : members.properties()) {
            if (!identityNames.contains(member.getKey())) {
                return new Reading.Refused("derived_identity had a member that no dataset declares as an identity");
            }
            JsonNode value = member.getValue();
            if (value.isNull()) {
                continue;
            }
            String text = value.isString() || value.isNumber() ? value.asString() : "";
            if (text.isEmpty() || text.length() > LONGEST || text.indexOf('\0') >= 0) {
                return new Reading.Refused(
                        "derived_identity had a value that is no text of 1 to " + LONGEST + " characters");
            }
            values.put(member.getKey(), text);
        }
        return new Reading.Taken(new Identity(values));
    }
}
