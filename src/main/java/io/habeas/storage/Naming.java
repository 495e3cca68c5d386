package io.habeas.storage;

import io.habeas.platform.openapi.JsonShape;
import io.habeas.platform.web.InvalidValue;
import io.habeas.platform.web.TextValue;

/** How files are named; only {@code request_id} exists, anything else is refused when it is stored rather than at the upload. */
@TextValue
@JsonShape("""
        {"const": "request_id"}
        """)
record Naming() {
    private static final String REQUEST_ID = "request_id";

    /** @throws InvalidValue for any other text */
    public static Naming of(String text) {
        if (!text.equals(REQUEST_ID)) {
            throw new InvalidValue("File naming of " + text + " not supported", "value_error");
        }
        return new Naming();
    }

    @Override
    public String toString() {
        return REQUEST_ID;
    }
}
