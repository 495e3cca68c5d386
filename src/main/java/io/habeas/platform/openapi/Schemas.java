package io.habeas.platform.openapi;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.habeas.platform.web.Body;
import io.habeas.platform.web.Closed;
import io.habeas.platform.web.Default;
import io.habeas.platform.web.MaxItems;
import io.habeas.platform.web.Member;
import io.habeas.platform.web.TextValue;
import io.habeas.platform.web.WireNames;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON schemas from records, by the rules by which {@code InputReader} reads them and Jackson writes them. A record has one schema for what
 * is sent, where members may be absent, and one for what is shown, where all are present; they are kept by name in {@link #components}.
 */
final class Schemas {
    private final JsonMapper mapper;
    private final Scalars scalars;
    private final SchemaNames names = new SchemaNames();
    private final ObjectNode components;

    Schemas(JsonMapper mapper) {
        this.mapper = mapper;
        this.scalars = new Scalars(mapper);
        this.components = mapper.createObjectNode();
    }

    /** The schemas of all records that were asked for, by name. */
    ObjectNode components() {
        return components;
    }

    /** @param rules the parameter, component or method of the type, with its annotations */
    ObjectNode of(ResolvableType type, AnnotatedElement rules, Use use) {
        return overlaid(derived(type, rules, use), rules.getAnnotation(JsonShape.class), use);
    }

    private ObjectNode derived(ResolvableType type, AnnotatedElement rules, Use use) {
        Class<?> raw = type.toClass();
        if (raw == Optional.class || raw == Member.class || raw == Body.class) {
            return derived(type.getGeneric(0), rules, use);
        }
        if (raw == List.class) {
            return list(derived(type.getGeneric(0), rules, use), rules);
        }
        if (raw == Map.class) {
            ObjectNode schema = mapper.createObjectNode().put("type", "object");
            return schema.set("additionalProperties", derived(type.getGeneric(1), rules, use));
        }
        if (raw.isRecord() && !raw.isAnnotationPresent(TextValue.class)) {
            return reference(type, use);
        }
        return overlaid(scalars.of(raw, rules), raw.getAnnotation(JsonShape.class), use);
    }

    private ObjectNode list(ObjectNode items, AnnotatedElement rules) {
        ObjectNode schema = mapper.createObjectNode().put("type", "array");
        schema.set("items", items);
        MaxItems most = rules.getAnnotation(MaxItems.class);
        return most == null ? schema : schema.put("maxItems", most.value());
    }

    private ObjectNode reference(ResolvableType type, Use use) {
        String name = names.of(type, use);
        if (!components.has(name)) {
            ObjectNode schema = components.putObject(name);
            describe(type, use, schema);
            overlaid(schema, type.toClass().getAnnotation(JsonShape.class), use);
        }
        return mapper.createObjectNode().put("$ref", "#/components/schemas/" + name);
    }

    private void describe(ResolvableType type, Use use, ObjectNode schema) {
        Class<?> raw = type.toClass();
        ObjectNode properties = schema.put("type", "object").putObject("properties");
        List<RecordComponent> members = members(raw, use);
        members.forEach(member -> properties.set(WireNames.of(member), member(type, member, use)));
        List<String> required = members.stream()
                .filter(member -> required(member, use))
                .map(WireNames::of)
                .toList();
        if (!required.isEmpty()) {
            required.forEach(schema.putArray("required")::add);
        }
        if (use == Use.SENT && raw.isAnnotationPresent(Closed.class)) {
            schema.put("additionalProperties", false);
        }
    }

    private static List<RecordComponent> members(Class<?> type, Use use) {
        return List.of(type.getRecordComponents()).stream()
                .filter(member -> use == Use.SENT || !member.getAccessor().isAnnotationPresent(JsonIgnore.class))
                .toList();
    }

    private ObjectNode member(ResolvableType owner, RecordComponent member, Use use) {
        ObjectNode schema = value(owner, member, use);
        return optional(member) ? Nulls.allowedIn(schema) : schema;
    }

    /** The schema of a member that is there and not null; a query parameter is never null. */
    ObjectNode value(ResolvableType owner, RecordComponent member, Use use) {
        ResolvableType type = ResolvableType.forType(member.getGenericType(), owner);
        ObjectNode schema = of(type, member, use);
        Default preset = member.getAnnotation(Default.class);
        if (preset != null && use == Use.SENT) {
            schema.set("default", mapper.readTree(preset.value()));
        }
        return schema;
    }

    static boolean required(RecordComponent member, Use use) {
        return switch (use) {
            case SENT -> !optional(member) && !member.isAnnotationPresent(Default.class);
            case SHOWN -> !member.getAccessor().isAnnotationPresent(JsonInclude.class);
        };
    }

    private static boolean optional(RecordComponent member) {
        return member.getType() == Optional.class
                || member.getType() == Member.class
                || member.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private ObjectNode overlaid(ObjectNode schema, @Nullable JsonShape shape, Use use) {
        if (shape != null) {
            ObjectNode piece = (ObjectNode) mapper.readTree(shape.value());
            for (Class<?> used : shape.uses()) {
                ObjectNode meant = derived(ResolvableType.forClass(used), used, use);
                resolve(piece, used.getSimpleName(), meant);
            }
            schema.setAll(piece);
        }
        return schema;
    }

    private static void resolve(ObjectNode piece, String name, ObjectNode meant) {
        for (JsonNode parent : piece.findParents("$ref")) {
            if (parent.required("$ref").stringValue().equals(name)) {
                ((ObjectNode) parent).remove("$ref");
                ((ObjectNode) parent).setAll(meant);
            }
        }
    }
}
