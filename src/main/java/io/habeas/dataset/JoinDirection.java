package io.habeas.dataset;

import io.habeas.graph.FieldReference;
import io.habeas.platform.openapi.JsonShape;
import io.habeas.platform.web.InvalidValue;
import io.habeas.platform.web.TextValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which way a reference is followed: {@code to} or {@code from} the other field. */
@TextValue
@JsonShape("""
        {"enum": ["from", "to"]}
        """)
record JoinDirection(FieldReference.Direction direction) {

    /** @throws InvalidValue when it is neither */
    public static JoinDirection of(String text) {
        return switch (text) {
            case "from" -> new JoinDirection(FieldReference.Direction.FROM);
            case "to" -> new JoinDirection(FieldReference.Direction.TO);
            default ->
                throw new InvalidValue(
                        "unexpected value; permitted: 'from', 'to'",
                        "value_error.const",
                        Map.of("given", text, "permitted", List.of("from", "to")));
        };
    }

    @Override
    public String toString() {
        return direction.name().toLowerCase(Locale.ROOT);
    }
}
