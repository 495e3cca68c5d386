package io.habeas.platform;

import io.habeas.platform.openapi.JsonShape;
import io.habeas.platform.web.InvalidValue;
import io.habeas.platform.web.TextValue;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import net.gcardone.junidecode.Junidecode;

/** A key that names a policy, a connection, a dataset …, as api-overview section 1.1 defines it. */
@TextValue
@JsonShape("""
        {"pattern": "^([a-zA-Z0-9_.-]+|<instance_fides_key>)$", "maxLength": 255, "examples": ["my_key"]}
        """)
public record FidesKey(String value) implements Comparable<FidesKey> {
    private static final Pattern ALLOWED = Pattern.compile("[a-zA-Z0-9_.-]+");
    private static final int MAX_LENGTH = 255;

    /** @throws InvalidValue when a character is not allowed, or the key is empty or over 255 characters */
    public static FidesKey of(String text) {
        if (!ALLOWED.matcher(text).matches() && !text.equals("<instance_fides_key>")) {
            throw new InvalidValue(
                    "FidesKey must only contain alphanumeric characters, '.', '_' or '-'.", "value_error");
        }
        if (text.length() > MAX_LENGTH) {
            throw InvalidValue.tooLong(MAX_LENGTH);
        }
        return new FidesKey(text);
    }

    /** The key a name gives when none is sent: ASCII, lower case, words joined by `_`; empty when nothing is left of it. */
    public static Optional<FidesKey> derivedFrom(String name) {
        String ascii = Junidecode.unidecode(name).toLowerCase(Locale.ROOT).strip();
        String words =
                ascii.replaceAll("[^\\w\\s-]", "").replaceAll("[\\s-]+", "_").replaceAll("^-+|-+$", "");
        return words.isEmpty() || words.length() > MAX_LENGTH ? Optional.empty() : Optional.of(new FidesKey(words));
    }

    @Override
    public int compareTo(FidesKey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
