package io.habeas.connector.postgres;

import io.habeas.graph.DataType;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of PostgreSQL's types, as far as their values differ in Java. Values travel as PostgreSQL's own text, in both directions, so
 * that nothing depends on what a driver makes of them.
 *
 * <p>{@link #encode} gives the text of a value of whatever class, if it is exactly a value of the type; what is not, such as {@code 1.5}
 * where there are whole numbers, can be in no row. {@link #decode} never loses anything: what it does not know stays text.
 */
enum ValueType {
    BOOLEAN {
        @Override
        Optional<String> encode(Object value) {
            return Optional.ofNullable(DataType.BOOLEAN.cast(value)).map(Object::toString);
        }

        @Override
        Object decode(String text) {
            return text.equals("t");
        }
    },
    INT2 {
        @Override
        Optional<String> encode(Object value) {
            return NumberText.whole(value, 16);
        }

        @Override
        Object decode(String text) {
            return Integer.valueOf(text);
        }
    },
    INT4 {
        @Override
        Optional<String> encode(Object value) {
            return NumberText.whole(value, 32);
        }

        @Override
        Object decode(String text) {
            return Integer.valueOf(text);
        }
    },
    INT8 {
        @Override
        Optional<String> encode(Object value) {
            return NumberText.whole(value, 64);
        }

        @Override
        Object decode(String text) {
            return Long.valueOf(text);
        }
    },
    NUMERIC {
        @Override
        Optional<String> encode(Object value) {
            return NumberText.decimal(value).map(BigDecimal::toPlainString);
        }

        @Override
        Object decode(String text) {
            return Character.isLetter(text.charAt(text.length() - 1)) ? Double.valueOf(text) : new BigDecimal(text);
        }
    },
    FLOAT4 {
        @Override
        Optional<String> encode(Object value) {
            return NumberText.single(value);
        }

        @Override
        Object decode(String text) {
            return Double.valueOf(text);
        }
    },
    FLOAT8 {
        @Override
        Optional<String> encode(Object value) {
            return NumberText.twofold(value);
        }

        @Override
        Object decode(String text) {
            return Double.valueOf(text);
        }
    },
    TEXT {
        @Override
        Optional<String> encode(Object value) {
            return plainText(value);
        }

        @Override
        Object decode(String text) {
            return text;
        }
    },
    UUIDS {
        @Override
        Optional<String> encode(Object value) {
            return Optional.of(value.toString())
                    .filter(text -> UUID_TEXT.matcher(text).matches());
        }

        @Override
        Object decode(String text) {
            return UUID.fromString(text);
        }
    },
    BYTES {
        @Override
        Optional<String> encode(Object value) {
            return bytes(value).map(bytes -> "\\x" + HexFormat.of().formatHex(bytes));
        }

        @Override
        Object decode(String text) {
            return HexFormat.of().parseHex(text, 2, text.length());
        }
    },
    DATE {
        @Override
        Optional<String> encode(Object value) {
            return TimeText.date(value);
        }

        @Override
        Object decode(String text) {
            return TimeText.readDate(text);
        }
    },
    TIME {
        @Override
        Optional<String> encode(Object value) {
            return TimeText.time(value);
        }

        @Override
        Object decode(String text) {
            return TimeText.readTime(text);
        }
    },
    TIMESTAMP {
        @Override
        Optional<String> encode(Object value) {
            return TimeText.timestamp(value);
        }

        @Override
        Object decode(String text) {
            return TimeText.readTimestamp(text);
        }
    },
    TIMESTAMPTZ {
        @Override
        Optional<String> encode(Object value) {
            return TimeText.zoned(value);
        }

        @Override
        Object decode(String text) {
            return TimeText.readZoned(text);
        }
    },
    /** Documents: their text; whoever wants what is in them parses it. */
    JSON {
        @Override
        Optional<String> encode(Object value) {
            return plainText(value);
        }

        @Override
        Object decode(String text) {
            return text;
        }
    },
    /** Whatever else there is, money, enumerations, addresses, …: compared and handed out as PostgreSQL writes it. */
    OTHER {
        @Override
        Optional<String> encode(Object value) {
            return plainText(value);
        }

        @Override
        Object decode(String text) {
            return text;
        }
    };

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

    /** The kind of a type. */
    static ValueType of(Identifier.Qualified type) {
        String name = type.name().name();
        if (type.schema().name().equals("pg_catalog")) {
            return BUILT_IN.getOrDefault(name, OTHER);
        }
        return name.equals("citext") ? TEXT : OTHER;
    }

    /** The value as PostgreSQL writes it, if it is one of this type. */
    abstract Optional<String> encode(Object value);

    /** What PostgreSQL wrote. */
    abstract Object decode(String text);

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

    /** Bytes, or their base64, which is what they become where they are kept as JSON. */
    private static Optional<byte[]> bytes(@Nullable Object value) {
        return switch (value) {
            case byte[] bytes -> Optional.of(bytes);
            case String text -> {
                try {
                    yield Optional.of(Base64.getDecoder().decode(text));
                } catch (IllegalArgumentException notBase64) {
                    yield Optional.empty();
                }
            }
            case null, default -> Optional.empty();
        };
    }
}
