package io.habeas.platform.openapi;

import io.habeas.platform.web.MaxLength;
import io.habeas.platform.web.Range;
import io.habeas.platform.web.TextValue;
import io.habeas.platform.web.WireNames;
import java.lang.reflect.AnnotatedElement;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ReflectionUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The schemas of types without members: what {@code platform.web} reads as one value and writes as one. */
final class Scalars {
    private final JsonMapper mapper;

    Scalars(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** @param rules what is annotated with the bounds of the value */
    ObjectNode of(Class<?> type, AnnotatedElement rules) {
        ObjectNode schema = mapper.createObjectNode();
        if (type == Object.class || JsonNode.class.isAssignableFrom(type)) {
            return schema;
        }
        if (type == String.class) {
            return bounded(schema.put("type", "string"), rules);
        }
        if (type == Instant.class) {
            return schema.put("type", "string").put("format", "date-time");
        }
        if (type == boolean.class || type == Boolean.class) {
            return schema.put("type", "boolean");
        }
        if (type == BigDecimal.class || type == double.class || type == Double.class) {
            return schema.put("type", "number");
        }
        if (type.isEnum()) {
            return constants(schema, type);
        }
        return type.isAnnotationPresent(TextValue.class) ? text(schema, type) : whole(schema, type, rules);
    }

    private static ObjectNode whole(ObjectNode schema, Class<?> type, AnnotatedElement rules) {
        boolean isLong = type == long.class || type == Long.class;
        if (!isLong && type != int.class && type != Integer.class) {
            throw new IllegalArgumentException("No JSON schema for " + type.getName());
        }
        schema.put("type", "integer").put("format", isLong ? "int64" : "int32");
        Range range = rules.getAnnotation(Range.class);
        if (range != null && range.min() != Long.MIN_VALUE) {
            schema.put("minimum", range.min());
        }
        if (range != null && range.max() < Integer.MAX_VALUE) {
            schema.put("maximum", range.max());
        }
        return schema;
    }

    private static ObjectNode bounded(ObjectNode schema, AnnotatedElement rules) {
        MaxLength most = rules.getAnnotation(MaxLength.class);
        return most == null ? schema : schema.put("maxLength", most.value());
    }

    @SuppressWarnings("unchecked")
    private static ObjectNode constants(ObjectNode schema, Class<?> type) {
        return options(schema, WireNames.all((Class<? extends Enum<?>>) type));
    }

    /** A text type that knows all its texts says so by a static {@code texts()}. */
    private static ObjectNode text(ObjectNode schema, Class<?> type) {
        var texts = ReflectionUtils.findMethod(type, "texts");
        if (texts == null) {
            return schema.put("type", "string");
        }
        ReflectionUtils.makeAccessible(texts);
        return options(schema, (Collection<?>) ReflectionUtils.invokeMethod(texts, null));
    }

    private static ObjectNode options(ObjectNode schema, @Nullable Collection<?> texts) {
        var options = schema.put("type", "string").putArray("enum");
        if (texts != null) {
            texts.forEach(text -> options.add(String.valueOf(text)));
        }
        return schema;
    }
}
