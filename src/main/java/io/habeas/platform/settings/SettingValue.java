package io.habeas.platform.settings;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the text of a setting into its type. A failure is an {@link IllegalArgumentException} that says what is expected. */
final class SettingValue {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)?");
    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "ms",
            ChronoUnit.MILLIS,
            "s",
            ChronoUnit.SECONDS,
            "m",
            ChronoUnit.MINUTES,
            "h",
            ChronoUnit.HOURS,
            "d",
            ChronoUnit.DAYS);

    private SettingValue() {}

    static Object parse(String text, Type type, ChronoUnit unit) {
        if (type instanceof ParameterizedType generic) {
            Type argument = generic.getActualTypeArguments()[0];
            if (generic.getRawType() == Optional.class) {
                return text.isBlank() ? Optional.empty() : Optional.of(parse(text, argument, unit));
            }
            return items(text).stream().map(item -> parse(item, argument, unit)).toList();
        }
        return scalar(text.strip(), (Class<?>) type, unit);
    }

    private static List<String> items(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private static Object scalar(String text, Class<?> type, ChronoUnit unit) {
        if (type == String.class) {
            return text;
        }
        if (type == int.class) {
            return number(text);
        }
        if (type == boolean.class) {
            return bool(text);
        }
        if (type == Duration.class) {
            return duration(text, unit);
        }
        if (type == Path.class) {
            return Path.of(text);
        }
        if (type == URI.class) {
            return address(text);
        }
        if (type.isEnum()) {
            return constant(text, type);
        }
        throw new IllegalStateException("No setting can be a " + type.getName());
    }

    /** The message of {@link URI#create} would quote the text, in which a password may stand. */
    private static URI address(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException bad) {
            throw new IllegalArgumentException("must be an address such as https://habeas.example.com", bad);
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("must be a whole number", notANumber);
        }
    }

    private static boolean bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes", "on" -> true;
            case "false", "0", "no", "off" -> false;
            default -> throw new IllegalArgumentException("must be true or false");
        };
    }

    private static Duration duration(String text, ChronoUnit unit) {
        Matcher parts = DURATION.matcher(text.toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "must be a time such as 90s, 15m, 12h, 7d, or a number of " + name(unit));
        }
        ChronoUnit given = parts.group(2) == null ? unit : UNITS.get(parts.group(2));
        return Duration.of(Long.parseLong(parts.group(1)), given);
    }

    private static String name(ChronoUnit unit) {
        return unit.toString().toLowerCase(Locale.ROOT);
    }

    private static Object constant(String text, Class<?> type) {
        for (Object value : type.getEnumConstants()) {
            if (((Enum<?>) value).name().equalsIgnoreCase(text)) {
                return value;
            }
        }
        throw new IllegalArgumentException("must be one of "
                + String.join(
                        ", ",
                        Arrays.stream(type.getEnumConstants())
                                .map(value -> ((Enum<?>) value).name().toLowerCase(Locale.ROOT))
                                .toList()));
    }
}
