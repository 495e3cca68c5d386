package io.habeas.connector.postgres;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQuery;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Times as PostgreSQL writes them (its documentation, section 8.5.2, style ISO): with a blank between date and time, {@code BC} behind
 * years before the first, and {@code infinity}, which stays that word in Java.
 *
 * <p>A time with a zone is never taken for one without, nor the other way round: which one is meant cannot be known.
 */
final class TimeText {
    private static final Set<String> INFINITE = Set.of("infinity", "-infinity");
    private static final DateTimeFormatter DATE = dateBuilder().append(era()).toFormatter(Locale.ENGLISH);
    private static final DateTimeFormatter TIME = timeBuilder().toFormatter(Locale.ENGLISH);
    private static final DateTimeFormatter TIMESTAMP =
            dateBuilder().appendLiteral(' ').append(TIME).append(era()).toFormatter(Locale.ENGLISH);
    private static final DateTimeFormatter ZONED = dateBuilder()
            .appendLiteral(' ')
            .append(TIME)
            .appendOffset("+HH:mm:ss", "+00")
            .append(era())
            .toFormatter(Locale.ENGLISH);
    private static final int NANOS_OF_PRECISION = 1_000;
    private static final LocalDate FIRST_DATE = LocalDate.of(-4712, 11, 25);
    private static final LocalDate LAST_DATE = LocalDate.of(5_874_897, 12, 31);
    private static final LocalDate LAST_DATE_WITH_TIME = LocalDate.of(294_276, 12, 30);

    private TimeText() {}

    static Object readDate(String text) {
        return read(text, DATE, LocalDate::from);
    }

    static Object readTime(String text) {
        return read(text, TIME, LocalTime::from);
    }

    static Object readTimestamp(String text) {
        return read(text, TIMESTAMP, LocalDateTime::from);
    }

    static Object readZoned(String text) {
        return read(text, ZONED, OffsetDateTime::from);
    }

    /** A day: a date, or midnight of it. */
    static Optional<String> date(Object value) {
        return switch (value) {
            case LocalDate date ->
                Optional.of(date).filter(each -> isWithin(each, LAST_DATE)).map(DATE::format);
            case LocalDateTime time when time.toLocalTime().equals(LocalTime.MIDNIGHT) -> date(time.toLocalDate());
            case String text when INFINITE.contains(text) -> Optional.of(text);
            case String text ->
                iso(text, LocalDate::parse)
                        .or(() -> iso(text, LocalDateTime::parse))
                        .flatMap(TimeText::date);
            default -> Optional.empty();
        };
    }

    static Optional<String> time(Object value) {
        return switch (value) {
            case LocalTime time when isPrecise(time) -> Optional.of(TIME.format(time));
            case String text -> iso(text, LocalTime::parse).flatMap(TimeText::time);
            default -> Optional.empty();
        };
    }

    /** A date and a time of day; midnight where there is only a date. */
    static Optional<String> timestamp(Object value) {
        return switch (value) {
            case LocalDateTime time when isStorable(time, time.toLocalDate()) -> Optional.of(TIMESTAMP.format(time));
            case LocalDate date -> timestamp(date.atStartOfDay());
            case String text when INFINITE.contains(text) -> Optional.of(text);
            case String text ->
                iso(text, LocalDateTime::parse)
                        .or(() -> iso(text, LocalDate::parse))
                        .flatMap(TimeText::timestamp);
            default -> Optional.empty();
        };
    }

    /** A moment. */
    static Optional<String> zoned(Object value) {
        return switch (value) {
            case OffsetDateTime time when isStorable(time, time.toLocalDate()) -> Optional.of(ZONED.format(time));
            case Instant instant -> zoned(instant.atOffset(ZoneOffset.UTC));
            case String text when INFINITE.contains(text) -> Optional.of(text);
            case String text -> iso(text, OffsetDateTime::parse).flatMap(TimeText::zoned);
            default -> Optional.empty();
        };
    }

    private static boolean isPrecise(TemporalAccessor time) {
        return time.get(ChronoField.NANO_OF_SECOND) % NANOS_OF_PRECISION == 0;
    }

    private static boolean isStorable(TemporalAccessor time, LocalDate date) {
        return isPrecise(time) && isWithin(date, LAST_DATE_WITH_TIME);
    }

    /** Whether PostgreSQL knows the date (its documentation, table 8.9). */
    private static boolean isWithin(LocalDate date, LocalDate last) {
        return !date.isBefore(FIRST_DATE) && !date.isAfter(last);
    }

    private static Object read(String text, DateTimeFormatter form, TemporalQuery<?> type) {
        try {
            return form.parse(text, type);
        } catch (DateTimeException beyondJava) {
            return text;
        }
    }

    /** What ISO 8601 writes, with a {@code T} or a blank. */
    private static Optional<Object> iso(String text, Function<String, Object> parser) {
        try {
            return Optional.of(parser.apply(text.replace(' ', 'T')));
        } catch (DateTimeException notThatForm) {
            return Optional.empty();
        }
    }

    private static DateTimeFormatterBuilder dateBuilder() {
        return new DateTimeFormatterBuilder()
                .appendValue(ChronoField.YEAR_OF_ERA, 4, 9, SignStyle.NEVER)
                .appendPattern("-MM-dd");
    }

    private static DateTimeFormatterBuilder timeBuilder() {
        return new DateTimeFormatterBuilder()
                .appendPattern("HH:mm:ss")
                .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true);
    }

    private static DateTimeFormatter era() {
        return new DateTimeFormatterBuilder()
                .optionalStart()
                .appendLiteral(' ')
                .appendText(ChronoField.ERA, TextStyle.SHORT)
                .optionalEnd()
                .parseDefaulting(ChronoField.ERA, 1)
                .toFormatter(Locale.ENGLISH);
    }
}
