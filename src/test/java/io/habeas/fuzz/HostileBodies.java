package io.habeas.fuzz;

import io.habeas.platform.FidesKey;
import io.habeas.platform.web.Body;
import io.habeas.platform.web.Member;
import io.habeas.platform.web.WireNames;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Bodies that no client should send: texts that fit nowhere, and a sensible body of a type with one member at a time made hostile. */
final class HostileBodies {
    static final String MARKER = "s3cr3t-marker";

    /** JSON, and what only claims to be. */
    static final List<String> TEXTS = List.of(
            "",
            " ",
            "{",
            "[",
            "[{]",
            "{\"a\":",
            "null",
            "true",
            "0",
            "-0",
            "1e400",
            "123456789012345678901234567890123456789012345678901234567890",
            "NaN",
            "\"text\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "[]",
            "{}",
            "[[]]",
            "[null]",
            "[{}]",
            "[1,\"a\",{}]",
            "{\"\":{\"\":null}}",
            "{\"a\":1,\"a\":2}",
            "[".repeat(5_000),
            "{\"a\":".repeat(600) + "1" + "}".repeat(600),
            "[" + "{},".repeat(60) + "{}]",
            "[" + "1,".repeat(9_999) + "1]",
            "\"" + "x".repeat(1_000_000) + "\"",
            "\u202e\ud83d\ude00",
            "'; DROP TABLE client; --");

    private static final List<Object> VALUES = new ArrayList<>(List.of(
            "",
            "\0",
            "\ud800",
            "x".repeat(70_000),
            "\u202e\ud83d\ude00e\u0301",
            "'; DROP TABLE client; --",
            "%00",
            "a\r\nb: c",
            "$type",
            true,
            0,
            -1,
            Long.MAX_VALUE,
            1e300,
            List.of(),
            List.of("a"),
            Map.of(),
            Map.of("a", List.of(Map.of()))));

    private final JsonMapper mapper = new JsonMapper();

    /** All mutations of a sensible body of this type, as JSON texts. */
    List<String> of(Type type) {
        Object sensible = sample(type, "", 0);
        List<String> bodies = new ArrayList<>(List.of(json(sensible)));
        mutate(sensible, mutated -> bodies.add(json(mutated)));
        return bodies;
    }

    private interface Sink {
        void take(Object mutated);
    }

    private void mutate(Object value, Sink sink) {
        if (value instanceof List<?> list && !list.isEmpty()) {
            mutate(list.getFirst(), mutated -> sink.take(List.of(mutated)));
        }
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, member) -> {
                sink.take(without(map, name));
                with(map, name, null, sink);
                VALUES.forEach(hostile -> with(map, name, hostile, sink));
                mutate(member, mutated -> with(map, name, mutated, sink));
            });
            with(map, "unknown_" + MARKER.length(), 1, sink);
        }
    }

    private static void with(Map<?, ?> map, Object name, Object value, Sink sink) {
        Map<Object, Object> copy = new LinkedHashMap<>(map);
        copy.put(name, value);
        sink.take(copy);
    }

    private static Map<Object, Object> without(Map<?, ?> map, Object name) {
        Map<Object, Object> copy = new LinkedHashMap<>(map);
        copy.remove(name);
        return copy;
    }

    private Object sample(Type type, String name, int depth) {
        if (type instanceof ParameterizedType generic) {
            Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            Class<?> raw = (Class<?>) generic.getRawType();
            if (raw == List.class) {
                return depth > 4 ? List.of() : List.of(sample(last, name, depth + 1));
            }
            if (raw == Map.class) {
                return Map.of("a", "b");
            }
            return List.of(Optional.class, Member.class, Body.class).contains(raw) ? sample(last, name, depth) : "a";
        }
        Class<?> raw = (Class<?>) type;
        if (raw == FidesKey.class) {
            return "fuzz_key";
        }
        if (raw.isEnum()) {
            return WireNames.of((Enum<?>) raw.getEnumConstants()[0]).toLowerCase(Locale.ROOT);
        }
        if (raw.isRecord() && raw.getRecordComponents().length > 1 && depth < 6) {
            return members(raw, depth);
        }
        if (raw == Instant.class) {
            return "2026-11-23T12:00:00Z";
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return true;
        }
        return raw.isPrimitive() || Number.class.isAssignableFrom(raw) ? 1 : text(name);
    }

    private static String text(String name) {
        return name.contains("email") || name.contains("key") || name.contains("authorization") ? MARKER : "a";
    }

    private Map<String, Object> members(Class<?> type, int depth) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String name =
                    component.getName().replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
            members.put(name, sample(component.getGenericType(), name, depth + 1));
        }
        return members;
    }

    /** Lone surrogates are written as escapes, so that they arrive. */
    private String json(Object value) {
        return mapper.writeValueAsString(value).replace("\ud800\"", "\\ud800\"");
    }
}
