package io.habeas.graph;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.temporal.Temporal;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The conversions of single values behind {@link DataType}; null is "cannot be". */
final class ScalarCast {

    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,40}");
    private static final Pattern FLOAT = Pattern.compile("[+-]?(?:[0-9]++\\.?[0-9]*+|\\.[0-9]++)(?:[eE][+-]?[0-9]++)?");
    private static final int MOST_DIGITS = 400;

    private ScalarCast() {}

    /** Booleans are written as the reference writes them, {@code True} and {@code False}; numbers never with an exponent. */
    static @Nullable String toText(@Nullable Object value) {
        return switch (value) {
            case String text -> text.isEmpty() ? null : text;
            case Boolean truth -> truth ? "True" : "False";
            case Double number -> Double.isFinite(number) ? plain(number.toString()) : null;
            case Float number -> Float.isFinite(number) ? plain(number.toString()) : null;
            case BigDecimal number -> isShort(number) ? number.toPlainString() : null;
            case Number number -> number.toString();
            case Temporal time -> time.toString();
            case UUID uuid -> uuid.toString();
            case null -> null;
            default -> DataType.OBJECT_ID.cast(value) == null ? null : value.toString();
        };
    }

    static @Nullable Number toInteger(@Nullable Object value) {
        return switch (value) {
            case String text -> {
                String digits = text.strip();
                yield INTEGER.matcher(digits).matches() ? shortest(new BigInteger(digits)) : null;
            }
            case Boolean truth -> truth ? 1L : 0L;
            case Double number -> Double.isFinite(number) ? shortest(new BigDecimal(number).toBigInteger()) : null;
            case Float number -> Float.isFinite(number) ? shortest(new BigDecimal(number).toBigInteger()) : null;
            case BigDecimal number -> isShort(number) ? shortest(number.toBigInteger()) : null;
            case BigInteger number -> shortest(number);
            case Number number -> number.longValue();
            case null, default -> null;
        };
    }

    static @Nullable Double toFloat(@Nullable Object value) {
        return switch (value) {
            case String text -> parseFloat(text.strip());
            case Boolean truth -> truth ? 1.0 : 0.0;
            case Number number -> number.doubleValue();
            case null, default -> null;
        };
    }

    static @Nullable Boolean toBoolean(@Nullable Object value) {
        return switch (value) {
            case Boolean truth -> truth;
            case String text when text.equals("True") || text.equals("true") -> true;
            case String text when text.equals("False") || text.equals("false") -> false;
            case Number number when number.doubleValue() == 1 -> true;
            case Number number when number.doubleValue() == 0 -> false;
            case null, default -> null;
        };
    }

    private static @Nullable Double parseFloat(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "nan", "+nan", "-nan" -> Double.NaN;
            case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> text.length() <= MOST_DIGITS && FLOAT.matcher(text).matches() ? Double.valueOf(text) : null;
        };
    }

    /** A binary fraction without exponent, and with a decimal point also when it is whole. */
    private static String plain(String number) {
        String digits = new BigDecimal(number).toPlainString();
        return digits.indexOf('.') < 0 ? digits + ".0" : digits;
    }

    /** Whether writing it in full is harmless; 1E+1000000000 would fill the memory. */
    private static boolean isShort(BigDecimal number) {
        return Math.abs((long) number.precision() - number.scale()) <= MOST_DIGITS && number.scale() <= MOST_DIGITS;
    }

    private static Number shortest(BigInteger number) {
        return number.bitLength() < Long.SIZE ? (Number) number.longValue() : number;
    }
}
