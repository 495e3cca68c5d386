package io.habeas.platform.web;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Timestamps as clients send them: ISO-8601 with `T` or a space, `Z`, an offset or none (then UTC), or epoch seconds, milliseconds when
 * large. A bare date is midnight UTC, as the public guide promises (defect 40).
 */
final class DateTimes {
    private static final Pattern ISO = Pattern.compile(
            "(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[T ](\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:\\.(\\d{1,6})\\d{0,6})?)?(Z|[+-]\\d{2}(?::?\\d{2})?)?)?");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,17}(\\.\\d{1,9})?");
    private static final BigDecimal MILLISECONDS_FROM = BigDecimal.valueOf(20_000_000_000L);
    /** PostgreSQL ends in 294276; a due date counts from here, so years of five digits are refused. */
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private DateTimes() {}

    static Instant parse(String text) {
        try {
            Instant instant = NUMBER.matcher(text).matches() ? ofEpoch(new BigDecimal(text)) : ofIso(text);
            if (instant.isAfter(LATEST) || instant.isBefore(Instant.EPOCH.minus(719_162, ChronoUnit.DAYS))) {
                throw invalid();
            }
            return instant;
        } catch (DateTimeException | ArithmeticException outOfRange) {
            throw invalid();
        }
    }

    private static Instant ofEpoch(BigDecimal number) {
        BigDecimal seconds = number.abs().compareTo(MILLISECONDS_FROM) > 0 ? number.movePointLeft(3) : number;
        BigInteger micros = seconds.movePointRight(6).toBigInteger();
        return Instant.EPOCH.plus(micros.longValueExact(), ChronoUnit.MICROS);
    }

    private static Instant ofIso(String text) {
        Matcher parts = ISO.matcher(text.strip());
        if (!parts.matches()) {
            throw invalid();
        }
        String fraction = parts.group(7) == null ? "0" : parts.group(7);
        int nanos = new BigDecimal("0." + fraction).movePointRight(9).intValue();
        return LocalDateTime.of(
                        number(parts.group(1)),
                        number(parts.group(2)),
                        number(parts.group(3)),
                        number(parts.group(4)),
                        number(parts.group(5)),
                        number(parts.group(6)),
                        nanos)
                .toInstant(offset(parts.group(8)));
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static ZoneOffset offset(@Nullable String text) {
        return text == null || text.equals("Z") ? ZoneOffset.UTC : ZoneOffset.of(text);
    }

    private static InvalidValue invalid() {
        return new InvalidValue("invalid datetime format", "value_error.datetime");
    }
}
