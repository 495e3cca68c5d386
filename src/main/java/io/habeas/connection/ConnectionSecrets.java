package io.habeas.connection;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is needed to reach what a connection stands for, in clear: to be read when used, and never to be kept or written anywhere.
 *
 * @param values every member of the type's {@link SecretSchema}, null where it is not set
 */
public record ConnectionSecrets(Map<String, @Nullable Object> values) {

    public ConnectionSecrets {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** A text that is set and not empty. */
    public Optional<String> text(String member) {
        return Optional.ofNullable(values.get(member)).map(Object::toString).filter(text -> !text.isEmpty());
    }

    /** A whole number that is set. */
    public Optional<Integer> number(String member) {
        return values.get(member) instanceof Number number ? Optional.of(number.intValue()) : Optional.empty();
    }

    /** Tells which members there are, not what they hold. */
    @Override
    public String toString() {
        return "ConnectionSecrets" + values.keySet();
    }
}
