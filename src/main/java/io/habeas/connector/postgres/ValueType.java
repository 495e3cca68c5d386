package io.habeas.connector.postgres;

import io.habeas.graph.DataType;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The kinds of PostgreSQL's types, as far as their values differ in Java. Values travel as PostgreSQL's own text, in both directions, so
 * that nothing depends on what a driver makes of them.
 *
 * <p>{@link #encode} gives the text of a value of whatever class, if it is exactly a value of the type; what is not, such as {@code 1.5}
 * where there are whole numbers, can be in no row. {@link #decode} never loses anything: what it does not know stays text.
 */
enum ValueType {
    BOOLEAN(ValueType::truth, "t"::equals),
    INT2(value -> NumberText.whole(value, Short.SIZE), Integer::valueOf),
    INT4(value -> NumberText.whole(value, Integer.SIZE), Integer::valueOf),
    INT8(value -> NumberText.whole(value, Long.SIZE), Long::valueOf),
    NUMERIC(value -> NumberText.decimal(value).map(BigDecimal::toPlainString), NumberText::readDecimal),
    FLOAT4(NumberText::single, Double::valueOf),
    FLOAT8(NumberText::twofold, Double::valueOf),
    TEXT(ValueType::plainText, text -> text),
    UUIDS(ValueType::uuid, UUID::fromString),
    BYTES(ValueType::hex, text -> HexFormat.of().parseHex(text, 2, text.length())),
    DATE(TimeText::date, TimeText::readDate),
    TIME(TimeText::time, TimeText::readTime),
    TIMESTAMP(TimeText::timestamp, TimeText::readTimestamp),
    TIMESTAMPTZ(TimeText::zoned, TimeText::readZoned),
    /** Documents: their text; whoever wants what is in them parses it. */
    JSON(ValueType::plainText, text -> text),
    /** Whatever else there is, money, enumerations, addresses, …: compared and handed out as PostgreSQL writes it. */
    OTHER(ValueType::plainText, text -> text);

    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private static final Map<String, ValueType> BUILT_IN = Map.ofEntries(
            Map.entry("bool", BOOLEAN),
            Map.entry("int2", INT2),
            Map.entry("int4", INT4),
            Map.entry("int8", INT8),
            Map.entry("numeric", NUMERIC),
            Map.entry("float4", FLOAT4),
            Map.entry("float8", FLOAT8),
            Map.entry("text", TEXT),
            Map.entry("varchar", TEXT),
            Map.entry("bpchar", TEXT),
            Map.entry("uuid", UUIDS),
            Map.entry("bytea", BYTES),
            Map.entry("date", DATE),
            Map.entry("time", TIME),
            Map.entry("timestamp", TIMESTAMP),
            Map.entry("timestamptz", TIMESTAMPTZ),
            Map.entry("json", JSON),
            Map.entry("jsonb", JSON));

    private final Function<Object, Optional<String>> encoder;
    private final Function<String, Object> decoder;

    ValueType(Function<Object, Optional<String>> encoder, Function<String, Object> decoder) {
        this.encoder = encoder;
        this.decoder = decoder;
    }

    /** The kind of a type. */
    static ValueType of(Identifier.Qualified type) {
        String name = type.name().name();
        if (type.schema().name().equals("pg_catalog")) {
            return BUILT_IN.getOrDefault(name, OTHER);
        }
        return name.equals("citext") ? TEXT : OTHER;
    }

    /** The value as PostgreSQL writes it, if it is one of this type. */
    Optional<String> encode(Object value) {
        return encoder.apply(value);
    }

    /** What PostgreSQL wrote. */
    Object decode(String text) {
        return decoder.apply(text);
    }

    /** Whether it has to be compared as text, because not every text is a value of the type, or there is no equality. */
    boolean isComparedAsText() {
        return this == OTHER || this == JSON;
    }

    /** A text that PostgreSQL can store: no NUL, no half of a surrogate pair. */
    private static Optional<String> plainText(Object value) {
        Object text = value instanceof String ? value : DataType.STRING.cast(value);
        return Optional.ofNullable(text).map(Object::toString).filter(ValueType::isStorable);
    }

    private static boolean isStorable(String text) {
        return text.codePoints()
                .noneMatch(point -> point == 0 || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    private static Optional<String> truth(Object value) {
        return Optional.ofNullable(DataType.BOOLEAN.cast(value)).map(Object::toString);
    }

    private static Optional<String> uuid(Object value) {
        return Optional.of(value.toString())
                .filter(text -> UUID_TEXT.matcher(text).matches());
    }

    /** Bytes, or their base64, which is what they become where they are kept as JSON. */
    private static Optional<String> hex(Object value) {
        try {
            return switch (value) {
                case byte[] bytes -> Optional.of("\\x" + HexFormat.of().formatHex(bytes));
                case String text -> hex(Base64.getDecoder().decode(text));
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
