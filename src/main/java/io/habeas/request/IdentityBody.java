package io.habeas.request;

import io.habeas.platform.web.Closed;
import io.habeas.platform.web.MaxLength;
import io.habeas.vault.Identity;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The identity of a subject as a body carries it; other members are refused. */
@Closed
record IdentityBody(
        @MaxLength(1000) Optional<String> email,
        @MaxLength(1000) Optional<String> phoneNumber) {
    static final String EMAIL = "email";
    static final String PHONE_NUMBER = "phone_number";

    /** The members with a value; a blank one would match every row without that value. */
    Identity identity() {
        Map<String, String> values = new LinkedHashMap<>();
        put(values, EMAIL, email);
        put(values, PHONE_NUMBER, phoneNumber);
        return new Identity(values);
    }

    /** Hides the values, so that no log shows them by accident. */
    @Override
    public String toString() {
        return identity().toString();
    }

    private static void put(Map<String, String> values, String name, Optional<String> member) {
        member.filter(value -> !value.isBlank()).ifPresent(value -> values.put(name, value));
    }
}
