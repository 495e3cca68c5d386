package io.habeas.request;

import io.habeas.platform.web.InvalidValue;
import io.habeas.platform.web.TextValue;

/** A value that identifies a person. Its text form hides it, so that no log shows it by accident. */
@TextValue
public record IdentityValue(String value) {
    private static final int MAX_LENGTH = 1000;

    /** @throws InvalidValue when it is over 1,000 characters */
    public static IdentityValue of(String text) {
        if (text.length() > MAX_LENGTH) {
            throw InvalidValue.tooLong(MAX_LENGTH);
        }
        return new IdentityValue(text);
    }

    @Override
    public String toString() {
        return "(hidden)";
    }
}
