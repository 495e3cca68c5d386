package io.habeas.connector.postgres;

import io.habeas.graph.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as PostgreSQL writes them, out of values that are exactly such numbers. */
final class NumberText {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,300}(?:\\.[0-9]{1,300})?");
    private static final Pattern DIGIT = Pattern.compile("[0-9]");
    private static final int MOST_DIGITS = 400;

    private NumberText() {}

    /** A whole number of so many bits. */
    static Optional<String> whole(Object value, int bits) {
        return decimal(value)
                .filter(number -> number.stripTrailingZeros().scale() <= 0)
                .map(BigDecimal::toBigInteger)
                .filter(number -> number.bitLength() < bits)
                .map(BigInteger::toString);
    }

    /** A decimal of any usual size; not the special ones. */
    static Optional<BigDecimal> decimal(Object value) {
        return switch (value) {
            case Double number -> Double.isFinite(number) ? Optional.of(BigDecimal.valueOf(number)) : Optional.empty();
            case Float number ->
                Float.isFinite(number) ? Optional.of(new BigDecimal(number.toString())) : Optional.empty();
            case Number number -> Optional.of(new BigDecimal(number.toString())).filter(NumberText::isUsual);
            case String text when DECIMAL.matcher(text).matches() -> Optional.of(new BigDecimal(text));
            default -> Optional.empty();
        };
    }

    /** What PostgreSQL wrote; {@code NaN} and {@code Infinity} have no decimal form. */
    static Object readDecimal(String text) {
        return Character.isLetter(text.charAt(text.length() - 1)) ? Double.valueOf(text) : new BigDecimal(text);
    }

    /** A binary number of single precision, the nearest to what is given. */
    static Optional<String> single(Object value) {
        return number(value)
                .filter(number -> Double.isInfinite(number) || Math.abs(number) <= Float.MAX_VALUE || number.isNaN())
                .map(number -> Float.toString(number.floatValue()));
    }

    /** A binary number of double precision, the nearest to what is given. */
    static Optional<String> twofold(Object value) {
        return number(value).map(number -> Double.toString(number));
    }

    /** As a binary number; an infinite one only where that was given, not where the size of a number makes it one. */
    private static Optional<Double> number(Object value) {
        return Optional.of(value)
                .filter(each -> !(each instanceof Boolean))
                .map(each -> (Double) DataType.FLOAT.cast(each))
                .filter(number -> Double.isFinite(number) || isSpecial(value));
    }

    private static boolean isSpecial(Object value) {
        return value instanceof Double
                || value instanceof Float
                || value instanceof String text && !DIGIT.matcher(text).find();
    }

    /** Whether writing it in full is harmless; 1E+1000000000 would fill the memory. */
    private static boolean isUsual(BigDecimal number) {
        return Math.abs((long) number.precision() - number.scale()) <= MOST_DIGITS && number.scale() <= MOST_DIGITS;
    }
}
