package io.habeas.platform.web;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads one JSON scalar with the leniency of pydantic 1 (api-overview section 1: booleans, integers, strings, timestamps in). */
final class ScalarReader {
    private static final Set<String> TRUE = Set.of("true", "1", "on", "t", "y", "yes");
    private static final Set<String> FALSE = Set.of("false", "0", "off", "f", "n", "no");
    private static final int MOST_DIGITS = 20;

    Object read(JsonNode node, Class<?> type, AnnotatedElement rules) {
        if (type == String.class) {
            return bounded(string(node), rules);
        }
        if (type == int.class || type == Integer.class) {
            return (int) whole(node, rules, Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        if (type == long.class || type == Long.class) {
            return whole(node, rules, Long.MIN_VALUE, Long.MAX_VALUE);
        }
        if (type == boolean.class || type == Boolean.class) {
            return bool(node);
        }
        if (type == Instant.class) {
            return DateTimes.parse(string(node));
        }
        if (type.isEnum()) {
            return constant(node, type);
        }
        if (type.isAnnotationPresent(TextValue.class)) {
            return textValue(string(node), type);
        }
        throw new IllegalArgumentException("No JSON form for " + type);
    }

    String string(JsonNode node) {
        if (node.isString()) {
            return text(node.stringValue());
        }
        if (node.isNumber()) {
            return node.isFloatingPointNumber()
                    ? decimal(node).toPlainString()
                    : node.bigIntegerValue().toString();
        }
        if (node.isBoolean()) {
            return node.booleanValue() ? "True" : "False";
        }
        throw new InvalidValue("str type expected", "type_error.str");
    }

    private static String bounded(String text, AnnotatedElement rules) {
        MaxLength most = rules.getAnnotation(MaxLength.class);
        if (most != null && text.codePointCount(0, text.length()) > most.value()) {
            throw InvalidValue.tooLong(most.value());
        }
        return text;
    }

    /** A text that PostgreSQL can store: no NUL, no half of a surrogate pair. */
    String text(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new InvalidValue("null characters are not allowed", "value_error.str.null_character");
        }
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i)) && Character.charCount(text.codePointAt(i++)) == 1) {
                throw new InvalidValue("surrogates not allowed", "value_error.unicode");
            }
        }
        return text;
    }

    /** Checks all texts of a value that is taken as it is. */
    void checkTexts(JsonNode node) {
        if (node.isString()) {
            text(node.stringValue());
        }
        node.propertyNames().forEach(this::text);
        node.forEach(this::checkTexts);
    }

    private static long whole(JsonNode node, AnnotatedElement rules, long least, long most) {
        BigInteger value = integer(node);
        if (value == null || !fits(value, least, most)) {
            throw new InvalidValue("value is not a valid integer", "type_error.integer");
        }
        Range range = rules.getAnnotation(Range.class);
        if (range != null && value.longValue() < range.min()) {
            throw new InvalidValue(
                    "ensure this value is greater than or equal to " + range.min(),
                    "value_error.number.not_ge",
                    Map.of("limit_value", range.min()));
        }
        if (range != null && value.longValue() > range.max()) {
            throw new InvalidValue(
                    "ensure this value is less than or equal to " + range.max(),
                    "value_error.number.not_le",
                    Map.of("limit_value", range.max()));
        }
        return value.longValue();
    }

    private static boolean fits(BigInteger value, long least, long most) {
        return value.compareTo(BigInteger.valueOf(least)) >= 0 && value.compareTo(BigInteger.valueOf(most)) <= 0;
    }

    private static @Nullable BigInteger integer(JsonNode node) {
        if (node.isBoolean()) {
            return node.booleanValue() ? BigInteger.ONE : BigInteger.ZERO;
        }
        if (node.isIntegralNumber()) {
            return node.bigIntegerValue();
        }
        if (node.isNumber()) {
            BigDecimal value = decimal(node);
            return value.precision() - value.scale() > MOST_DIGITS ? null : value.toBigInteger();
        }
        String text = node.isString() ? node.stringValue().strip() : "";
        return text.matches("[+-]?[0-9]{1," + MOST_DIGITS + "}") ? new BigInteger(text) : null;
    }

    /** The value of a number, {@code 1e999} being beyond what there is. */
    private static BigDecimal decimal(JsonNode node) {
        if (!Double.isFinite(node.doubleValue())) {
            throw new InvalidValue("ensure this value is a finite number", "value_error.number.not_finite_number");
        }
        return node.decimalValue();
    }

    private static boolean bool(JsonNode node) {
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        String text = node.isString() || node.isNumber() ? node.asString().toLowerCase(Locale.ROOT) : "";
        if (TRUE.contains(text)) {
            return true;
        }
        if (FALSE.contains(text)) {
            return false;
        }
        throw new InvalidValue("value could not be parsed to a boolean", "type_error.bool");
    }

    @SuppressWarnings("unchecked")
    private static Object constant(JsonNode node, Class<?> type) {
        Class<? extends Enum<?>> names = (Class<? extends Enum<?>>) type;
        String text = node.isString() ? node.stringValue() : "";
        for (Enum<?> value : names.getEnumConstants()) {
            if (WireNames.of(value).equals(text)) {
                return value;
            }
        }
        String permitted =
                WireNames.all(names).stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
        throw new InvalidValue(
                "value is not a valid enumeration member; permitted: " + permitted,
                "type_error.enum",
                Map.of("enum_values", WireNames.all(names)));
    }

    static Object textValue(String text, Class<?> type) {
        try {
            Method of = type.getMethod("of", String.class);
            of.setAccessible(true);
            return of.invoke(null, text);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof InvalidValue invalid) {
                throw invalid;
            }
            throw new IllegalStateException("of(String) of " + type.getName() + " failed", thrown.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(type.getName() + " needs a public static of(String)", impossible);
        }
    }
}
