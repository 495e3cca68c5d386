package io.habeas.vault;

import java.util.LinkedHashMap;
import java.util.Map;

/** Who a request is about: values by their kind, {@code email}, {@code phone_number} and such. Its text form shows no value. */
public record Identity(Map<String, String> values) {

    public Identity {
        values = Map.copyOf(values);
    }

    /** This identity with the members of another over its own. */
    public Identity with(Identity other) {
        Map<String, String> merged = new LinkedHashMap<>(values);
        merged.putAll(other.values);
        return new Identity(merged);
    }

    @Override
    public String toString() {
        return "Identity" + values.keySet();
    }
}
