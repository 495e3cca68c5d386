package io.habeas.platform.web;

import java.util.Map;

/** A value that a type refuses while a body is read; it becomes one entry of the 422 list. */
public final class InvalidValue extends RuntimeException {
    private final String type;
    private final transient Map<String, Object> context;

    /** @param message the text for {@code msg}, never with personal data; @param type the pydantic error type */
    public InvalidValue(String message, String type) {
        this(message, type, Map.of());
    }

    public InvalidValue(String message, String type, Map<String, Object> context) {
        super(message, null, false, false);
        this.type = type;
        this.context = context;
    }

    public static InvalidValue tooLong(int limit) {
        return new InvalidValue(
                "ensure this value has at most " + limit + " characters",
                "value_error.any_str.max_length",
                Map.of("limit_value", limit));
    }

    FieldProblem at(Location location) {
        return new FieldProblem(location.steps(), getMessage() == null ? "" : getMessage(), type, context);
    }
}
