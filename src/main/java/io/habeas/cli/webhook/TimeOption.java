package io.habeas.cli.webhook;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a time as the settings do: {@code 500ms}, {@code 2s}, {@code 1m}, {@code 1h}; a bare number is seconds. */
final class TimeOption implements ITypeConverter<Duration> {
    private static final Pattern TIME = Pattern.compile("(\\d{1,6})(ms|s|m|h)?");
    private static final Map<String, ChronoUnit> UNITS =
            Map.of("ms", ChronoUnit.MILLIS, "s", ChronoUnit.SECONDS, "m", ChronoUnit.MINUTES, "h", ChronoUnit.HOURS);

    @Override
    public Duration convert(String text) {
        Matcher parts = TIME.matcher(text);
        if (!parts.matches()) {
            throw new TypeConversionException("must be a time such as 500ms, 2s or 1m");
        }
        ChronoUnit unit = parts.group(2) == null ? ChronoUnit.SECONDS : UNITS.get(parts.group(2));
        return Duration.of(Long.parseLong(parts.group(1)), unit);
    }
}
