package io.habeas.fulfilment;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rows as bytes and back without loss: JSON in which every value that JSON has no form for is a pair of its type's name and its text. Only
 * the listed types can come out, whatever stands in the bytes.
 */
final class RowCodec {
    private static final TypeReference<List<Map<String, Object>>> ROWS = new TypeReference<>() {};
    /** The key of the pair; a map of the data that has such a key is wrapped itself. */
    private static final String TYPE = "$type";

    private static final String VALUE = "$value";
    private final JsonMapper mapper = new JsonMapper();

    byte[] encode(List<Map<String, @Nullable Object>> rows) {
        return mapper.writeValueAsBytes(rows.stream().map(this::written).toList());
    }

    List<Map<String, @Nullable Object>> decode(byte[] bytes) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Map<String, Object> row : mapper.readValue(bytes, ROWS)) {
            rows.add(members(row));
        }
        return rows;
    }

    private @Nullable Object written(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Boolean truth -> truth;
            case Integer number -> number;
            case List<?> list ->
                list.stream().<@Nullable Object>map(this::written).toList();
            case Map<?, ?> map -> writtenMap(map);
            case byte[] bytes -> pair("bytes", Base64.getEncoder().encodeToString(bytes));
            default -> pair(name(value), value.toString());
        };
    }

    private Map<String, @Nullable Object> writtenMap(Map<?, ?> map) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        map.forEach((key, value) -> members.put(String.valueOf(key), written(value)));
        return members.containsKey(TYPE) ? pair("map", members) : members;
    }

    private static Map<String, @Nullable Object> pair(String type, Object value) {
        Map<String, @Nullable Object> pair = new LinkedHashMap<>();
        pair.put(TYPE, type);
        pair.put(VALUE, value);
        return pair;
    }

    private static String name(Object value) {
        return switch (value) {
            case Long _ -> "long";
            case Short _, Byte _ -> "int";
            case BigInteger _ -> "big";
            case BigDecimal _ -> "decimal";
            case Double _ -> "double";
            case Float _ -> "float";
            case LocalDate _ -> "date";
            case LocalDateTime _ -> "datetime";
            case OffsetDateTime _ -> "datetimetz";
            case LocalTime _ -> "time";
            case OffsetTime _ -> "timetz";
            case Instant _ -> "instant";
            case UUID _ -> "uuid";
            default ->
                throw new IllegalArgumentException(
                        "A row cannot hold a " + value.getClass().getName());
        };
    }

    private @Nullable Object read(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map when map.containsKey(TYPE) -> typed(String.valueOf(map.get(TYPE)), map.get(VALUE));
            case Map<?, ?> map -> members(map);
            case List<?> list -> {
                List<@Nullable Object> items = new ArrayList<>();
                list.forEach(item -> items.add(read(item)));
                yield items;
            }
            case null, default -> value;
        };
    }

    private Map<String, @Nullable Object> members(Map<?, ?> map) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        map.forEach((key, value) -> members.put(String.valueOf(key), read(value)));
        return members;
    }

    private @Nullable Object typed(String type, @Nullable Object value) {
        String text = String.valueOf(value);
        return switch (type) {
            case "map" -> value instanceof Map<?, ?> map ? members(map) : null;
            case "bytes" -> Base64.getDecoder().decode(text);
            case "int" -> Integer.valueOf(text);
            case "long" -> Long.valueOf(text);
            case "big" -> new BigInteger(text);
            case "decimal" -> new BigDecimal(text);
            case "double" -> Double.valueOf(text);
            case "float" -> Float.valueOf(text);
            case "date" -> LocalDate.parse(text);
            case "datetime" -> LocalDateTime.parse(text);
            case "datetimetz" -> OffsetDateTime.parse(text);
            case "time" -> LocalTime.parse(text);
            case "timetz" -> OffsetTime.parse(text);
            case "instant" -> Instant.parse(text);
            case "uuid" -> UUID.fromString(text);
            default -> throw new IllegalArgumentException("A stored row has a value of the unknown type " + type);
        };
    }
}
