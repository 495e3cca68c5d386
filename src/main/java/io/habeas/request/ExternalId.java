package io.habeas.request;

import io.habeas.platform.web.InvalidValue;
import io.habeas.platform.web.TextValue;

/** The id that the submitter's own system has for a request; it is indexed, so its length is bounded. */
@TextValue
public record ExternalId(String value) {
    private static final int MAX_LENGTH = 500;

    /** @throws InvalidValue when it is over 500 characters */
    public static ExternalId of(String text) {
        if (text.length() > MAX_LENGTH) {
            throw InvalidValue.tooLong(MAX_LENGTH);
        }
        return new ExternalId(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
