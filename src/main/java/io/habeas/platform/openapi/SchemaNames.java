package io.habeas.platform.openapi;

import java.util.HashMap;
import java.util.Map;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;

/**
 * The names of record schemas: the record's own, after that of the record around it ({@code BulkResultFailure}), or what it says in
 * {@link JsonShape#name}; {@code PageOfPolicyView} for a generic one. What is sent gets {@code …Input} when the same record is also shown,
 * so what is shown must be asked for first.
 */
final class SchemaNames {
    private final Map<String, String> taken = new HashMap<>();

    String of(ResolvableType type, Use use) {
        String name = plain(type);
        return switch (use) {
            case SHOWN -> claim(name, type, use);
            case SENT -> {
                boolean shown = identity(type, Use.SHOWN).equals(taken.get(name));
                yield claim(shown ? name + "Input" : name, type, use);
            }
        };
    }

    private String claim(String name, ResolvableType type, Use use) {
        String holder = taken.computeIfAbsent(name, _ -> identity(type, use));
        if (!holder.equals(identity(type, use))) {
            throw new IllegalStateException("Two schemas are called " + name + ": " + holder + " and "
                    + identity(type, use) + "; give one a name with @JsonShape(name = …)");
        }
        return name;
    }

    private static String identity(ResolvableType type, Use use) {
        return type + " " + use;
    }

    private static String plain(ResolvableType type) {
        Class<?> raw = type.toClass();
        return type.hasGenerics() ? plain(raw) + "Of" + plain(type.getGeneric(0)) : plain(raw);
    }

    private static String plain(Class<?> raw) {
        JsonShape shape = raw.getAnnotation(JsonShape.class);
        if (shape != null && !shape.name().isEmpty()) {
            return shape.name();
        }
        Class<?> around = raw.getEnclosingClass();
        return around == null
                        || raw.getSimpleName().startsWith(around.getSimpleName())
                        || AnnotatedElementUtils.hasAnnotation(around, Component.class)
                ? raw.getSimpleName()
                : plain(around) + raw.getSimpleName();
    }
}
