package io.habeas.storage;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * How a value of a datastore looks in a package (design section 6; defects B6, C19): typed and without loss. Dates and times are ISO-8601,
 * with an offset if they have a zone and without one if they have none; decimals plain numbers; bytes base64; what JSON cannot say (NaN,
 * infinity) null; any other type its text.
 */
final class PackageValue {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ISO_LOCAL_DATE_TIME;
    private static final DateTimeFormatter WITH_OFFSET = new DateTimeFormatterBuilder()
            .append(LOCAL)
            .appendOffset("+HH:MM:ss", "+00:00")
            .toFormatter();
    private static final DateTimeFormatter TIME_WITH_OFFSET = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendOffset("+HH:MM:ss", "+00:00")
            .toFormatter();
    /** PostgreSQL's numeric has fewer digits; a number such as 1E+999999999 is not spelled out. */
    private static final int MOST_ZEROS = 200_000;

    private static final int REPLACEMENT = 0xFFFD;

    private PackageValue() {}

    static void write(JsonGenerator json, @Nullable Object value) {
        switch (value) {
            case null -> json.writeNull();
            case Map<?, ?> members -> object(json, members);
            case Iterable<?> items -> array(json, items);
            case Boolean truth -> json.writeBoolean(truth);
            case Number number -> number(json, number);
            case byte[] bytes -> json.writeString(Base64.getEncoder().encodeToString(bytes));
            case Object array when array.getClass().isArray() -> elements(json, array);
            default -> json.writeString(wellFormed(text(value)));
        }
    }

    private static void object(JsonGenerator json, Map<?, ?> members) {
        json.writeStartObject();
        members.forEach((name, value) -> {
            json.writeName(wellFormed(String.valueOf(name)));
            write(json, value);
        });
        json.writeEndObject();
    }

    private static void array(JsonGenerator json, Iterable<?> items) {
        json.writeStartArray();
        items.forEach(item -> write(json, item));
        json.writeEndArray();
    }

    private static void elements(JsonGenerator json, Object array) {
        json.writeStartArray();
        for (int i = 0; i < Array.getLength(array); i++) {
            write(json, Array.get(array, i));
        }
        json.writeEndArray();
    }

    private static void number(JsonGenerator json, Number number) {
        switch (number) {
            case Double real -> real(json, real);
            case Float real -> real(json, real);
            case BigDecimal decimal ->
                json.writeNumber(
                        Math.abs((long) decimal.scale()) > MOST_ZEROS ? decimal.toString() : decimal.toPlainString());
            case BigInteger whole -> json.writeNumber(whole);
            case Byte _, Short _, Integer _, Long _ -> json.writeNumber(number.longValue());
            default -> json.writeString(number.toString());
        }
    }

    private static void real(JsonGenerator json, Number real) {
        if (Double.isFinite(real.doubleValue())) {
            json.writeNumber(real.toString());
        } else {
            json.writeNull();
        }
    }

    private static String text(Object value) {
        return switch (value) {
            case LocalDateTime time -> LOCAL.format(time);
            case OffsetDateTime time -> WITH_OFFSET.format(time);
            case ZonedDateTime time -> WITH_OFFSET.format(time.toOffsetDateTime());
            case Instant time -> WITH_OFFSET.format(time.atOffset(ZoneOffset.UTC));
            case LocalTime time -> DateTimeFormatter.ISO_LOCAL_TIME.format(time);
            case OffsetTime time -> TIME_WITH_OFFSET.format(time);
            case java.sql.Timestamp time -> LOCAL.format(time.toLocalDateTime());
            default -> value.toString();
        };
    }

    /** Half a surrogate pair, which no UTF-8 can hold, becomes the replacement character. */
    private static String wellFormed(String text) {
        return text.codePoints().noneMatch(PackageValue::isHalf)
                ? text
                : text.codePoints()
                        .map(point -> isHalf(point) ? REPLACEMENT : point)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static boolean isHalf(int point) {
        return point <= Character.MAX_VALUE && Character.isSurrogate((char) point);
    }
}
