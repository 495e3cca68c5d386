package io.habeas.platform.web;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Reads JSON into records and finds all problems at once, with the texts, types and locations of pydantic 1 that clients of fidesops know
 * (api-overview sections 1 and 1.5).
 *
 * <p>The record is the schema: a component is required unless it is an {@link Optional}, a {@link Member}, {@code @Nullable} or has a
 * {@link Default}; its JSON name is the component's in snake_case; {@link Closed} refuses unknown members. A compact constructor may throw
 * {@link InvalidValue} for what concerns several members; that problem stands at {@code __root__}.
 */
public final class InputReader {
    private final JsonMapper mapper;
    private final ScalarReader scalars = new ScalarReader();

    public InputReader(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** @throws InvalidInput with all problems */
    public <T> T read(JsonNode node, Class<T> type, Location location) {
        List<FieldProblem> problems = new ArrayList<>();
        Object value = read(node, type, type, location, problems);
        if (value == null || !problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return type.cast(value);
    }

    /** Reads a value of the type; null when there was a problem, which is then among the problems. */
    @Nullable
    Object read(JsonNode node, Type type, AnnotatedElement rules, Location at, List<FieldProblem> problems) {
        try {
            return switch (type) {
                case ParameterizedType generic -> readGeneric(node, generic, rules, at, problems);
                case Class<?> raw
                when raw.isRecord() && !raw.isAnnotationPresent(TextValue.class) -> readRecord(node, raw, at, problems);
                case Class<?> raw when JsonNode.class.isAssignableFrom(raw) -> node;
                case Class<?> raw when raw == Object.class -> plain(node);
                case Class<?> raw -> readScalar(node, raw, rules, at);
                default -> throw new IllegalArgumentException("No JSON form for " + type);
            };
        } catch (InvalidValue invalid) {
            problems.add(invalid.at(at));
            return null;
        }
    }

    private Object readScalar(JsonNode node, Class<?> type, AnnotatedElement rules, Location at) {
        if (node.isNull()) {
            throw new InvalidValue("none is not an allowed value", "type_error.none.not_allowed");
        }
        return scalars.read(node, type, rules);
    }

    private @Nullable Object readGeneric(
            JsonNode node, ParameterizedType type, AnnotatedElement rules, Location at, List<FieldProblem> problems) {
        Class<?> raw = (Class<?>) type.getRawType();
        Type argument = type.getActualTypeArguments()[type.getActualTypeArguments().length - 1];
        if (raw == Optional.class) {
            return absent(node) ? Optional.empty() : Optional.ofNullable(read(node, argument, rules, at, problems));
        }
        if (raw == Member.class) {
            return node.isMissingNode()
                    ? new Member.Absent<>()
                    : new Member.Sent<>(node.isNull() ? null : read(node, argument, rules, at, problems));
        }
        if (raw == List.class) {
            return readList(node, argument, rules, at, problems);
        }
        if (raw == Map.class) {
            return readMap(node, argument, rules, at, problems);
        }
        throw new IllegalArgumentException("No JSON form for " + type);
    }

    private @Nullable List<Object> readList(
            JsonNode node, Type item, AnnotatedElement rules, Location at, List<FieldProblem> problems) {
        refuseNull(node);
        if (!node.isArray()) {
            throw new InvalidValue("value is not a valid list", "type_error.list");
        }
        MaxItems most = rules.getAnnotation(MaxItems.class);
        if (most != null && node.size() > most.value()) {
            throw new InvalidValue(
                    "ensure this value has at most " + most.value() + " items",
                    "value_error.list.max_items",
                    Map.of("limit_value", most.value()));
        }
        int before = problems.size();
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            Object value = read(node.get(i), item, rules, at.at(i), problems);
            if (value != null) {
                items.add(value);
            }
        }
        return problems.size() == before ? List.copyOf(items) : null;
    }

    private @Nullable Map<String, Object> readMap(
            JsonNode node, Type valueType, AnnotatedElement rules, Location at, List<FieldProblem> problems) {
        refuseNull(node);
        requireObject(node);
        int before = problems.size();
        Map<String, Object> members = new LinkedHashMap<>();
        for (var member : node.properties()) {
            scalars.text(member.getKey());
            members.put(member.getKey(), read(member.getValue(), valueType, rules, at.at(member.getKey()), problems));
        }
        return problems.size() == before ? members : null;
    }

    private @Nullable Object readRecord(JsonNode node, Class<?> type, Location at, List<FieldProblem> problems) {
        refuseNull(node);
        requireObject(node);
        int before = problems.size();
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = readComponent(node, components[i], at, problems);
        }
        refuseUnknown(node, type, components, at, problems);
        if (problems.size() != before) {
            return null;
        }
        try {
            return construct(type, components, values);
        } catch (InvalidValue invalid) {
            problems.add(invalid.at(at.at("__root__")));
            return null;
        }
    }

    private @Nullable Object readComponent(
            JsonNode parent, RecordComponent component, Location at, List<FieldProblem> problems) {
        String name = WireNames.of(component);
        JsonNode node = parent.has(name) ? parent.get(name) : MissingNode.getInstance();
        Default preset = component.getAnnotation(Default.class);
        if (node.isMissingNode() && preset != null) {
            node = mapper.readTree(preset.value());
        }
        if (component.getAnnotatedType().isAnnotationPresent(Nullable.class) && absent(node)) {
            return null;
        }
        boolean required = component.getType() != Optional.class && component.getType() != Member.class;
        if (node.isMissingNode() && required) {
            problems.add(new FieldProblem(at.at(name).steps(), "field required", "value_error.missing"));
            return null;
        }
        return read(node, component.getGenericType(), component, at.at(name), problems);
    }

    private static void refuseUnknown(
            JsonNode node, Class<?> type, RecordComponent[] components, Location at, List<FieldProblem> problems) {
        if (!type.isAnnotationPresent(Closed.class)) {
            return;
        }
        List<String> known = Arrays.stream(components).map(WireNames::of).toList();
        node.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .forEach(name -> problems.add(
                        new FieldProblem(at.at(name).steps(), "extra fields not permitted", "value_error.extra")));
    }

    private static Object construct(Class<?> type, RecordComponent[] components, @Nullable Object[] values) {
        try {
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof InvalidValue invalid) {
                throw invalid;
            }
            throw new IllegalStateException("The constructor of " + type.getName() + " failed", thrown.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("A body record must be constructible: " + type.getName(), impossible);
        }
    }

    private @Nullable Object plain(JsonNode node) {
        scalars.checkTexts(node);
        return mapper.treeToValue(node, Object.class);
    }

    private static boolean absent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static void refuseNull(JsonNode node) {
        if (node.isNull()) {
            throw new InvalidValue("none is not an allowed value", "type_error.none.not_allowed");
        }
    }

    private static void requireObject(JsonNode node) {
        if (!node.isObject()) {
            throw new InvalidValue("value is not a valid dict", "type_error.dict");
        }
    }
}
