package io.habeas.platform.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The names that JSON uses: snake_case for members, lower case for enum values, unless {@code @JsonProperty} says otherwise. */
public final class WireNames {
    private WireNames() {}

    /** The name a record's component has in JSON. */
    public static String of(RecordComponent component) {
        JsonProperty given = component.getAccessor().getAnnotation(JsonProperty.class);
        return given != null ? given.value() : snakeCase(component.getName());
    }

    /** The text an enum value has in JSON, in the database and in paths. */
    public static String of(Enum<?> value) {
        try {
            JsonProperty given =
                    value.getDeclaringClass().getField(value.name()).getAnnotation(JsonProperty.class);
            return given != null ? given.value() : value.name().toLowerCase(Locale.ROOT);
        } catch (NoSuchFieldException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The texts of all values of an enum, in the order of declaration. */
    public static List<String> all(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(WireNames::of).toList();
    }

    /** The value with this text, if there is one. */
    public static <E extends Enum<E>> Optional<E> find(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> of(value).equals(text))
                .findFirst();
    }

    /** The value with this text, which was written by {@link #of(Enum)}. */
    public static <E extends Enum<E>> E get(Class<E> type, String text) {
        return find(type, text)
                .orElseThrow(() -> new IllegalArgumentException("No " + type.getSimpleName() + " is called " + text));
    }

    /** The name of a Java member in the form that JSON and paths use. */
    public static String snakeCase(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
