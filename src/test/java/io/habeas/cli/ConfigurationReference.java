package io.habeas.cli;

import io.habeas.documentation.GeneratedPage;
import io.habeas.platform.settings.Setting;
import io.habeas.platform.settings.SettingName;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes the reference of all settings, as a page and as a file with every default, from the records that hold them. */
final class ConfigurationReference {
    private static final int WIDTH = 100;
    private final Map<String, List<SettingName>> sections = new LinkedHashMap<>();

    ConfigurationReference(List<Class<? extends Record>> types) {
        types.stream()
                .flatMap(type -> SettingName.of(type).stream())
                .forEach(name -> sections.computeIfAbsent(section(name), _ -> new ArrayList<>())
                        .add(name));
    }

    /** The page for people: a table per section. */
    String page() {
        StringBuilder page = new StringBuilder("""
                <!-- %s -->
                # Configuration

                Habeas needs no configuration to start. Each setting can stand in a file, in the environment, or in both:

                - The file is the one given with `--config`, else the one that `HABEAS_CONFIG` names, else `habeas.yaml` in the working
                  folder, if there is one. [habeas.yaml](habeas.yaml) has every setting with its default.
                - The environment wins over the file; `--port` and `--data` of `./habeas serve` win over both.
                - An unknown name or a bad value stops the start. All problems are printed together, each with the name of its setting.
                - An empty value is one that is not set, where the setting may do without.
                - A time is a number with `ms`, `s`, `m`, `h` or `d`, such as `90s` or `7d`. A bare number counts in the unit that is named here.
                - A list is a YAML list or one text with commas, in the environment always the latter.
                - `true`, `yes`, `on`, `1` are the same, and so are `false`, `no`, `off`, `0`.
                """.formatted(GeneratedPage.notice("the settings records")));
        sections.forEach((section, names) -> page.append(table(section, names)));
        return page.toString();
    }

    private static String table(String section, List<SettingName> names) {
        String title = section.isEmpty() ? "The server" : "`" + section + "`";
        String rows = names.stream().map(ConfigurationReference::row).collect(Collectors.joining());
        return """

                ## %s

                | In the file | In the environment | Default | Value | Meaning |
                |---|---|---|---|---|
                %s""".formatted(title, rows);
    }

    private static String row(SettingName name) {
        Setting setting = name.description();
        return "| `%s` | `%s` | %s | %s | %s |\n"
                .formatted(name.file(), name.environment(), defaultOf(name), value(name), setting.value());
    }

    private static String defaultOf(SettingName name) {
        Setting setting = name.description();
        if (setting.byDefault().isEmpty()) {
            return setting.defaultIs().isEmpty() ? "none" : setting.defaultIs();
        }
        String shown = "`" + setting.byDefault() + "`";
        return bareTime(name).map(time -> shown + " (" + readable(time) + ")").orElse(shown);
    }

    /** A default that is a time without a unit and is not zero. */
    private static Optional<Duration> bareTime(SettingName name) {
        Setting setting = name.description();
        boolean bare = type(name) == Duration.class && setting.byDefault().matches("[1-9]\\d*");
        return bare ? Optional.of(Duration.of(Long.parseLong(setting.byDefault()), setting.unit())) : Optional.empty();
    }

    private static String readable(Duration time) {
        for (ChronoUnit unit : List.of(ChronoUnit.DAYS, ChronoUnit.HOURS, ChronoUnit.MINUTES)) {
            if (time.toSeconds() % unit.getDuration().toSeconds() == 0) {
                long count = time.dividedBy(unit.getDuration());
                String units = unit.toString().toLowerCase(Locale.ROOT);
                return count + " " + (count == 1 ? units.substring(0, units.length() - 1) : units);
            }
        }
        return time.toSeconds() + " seconds";
    }

    private static String value(SettingName name) {
        String kind = kind(name);
        return name.description().secret() ? kind + ", secret" : kind;
    }

    private static String kind(SettingName name) {
        Class<?> type = type(name);
        if (type == Duration.class) {
            return "time; bare: " + name.description().unit().toString().toLowerCase(Locale.ROOT);
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(constant -> "`" + constant.toString().toLowerCase(Locale.ROOT) + "`")
                    .collect(Collectors.joining(", "));
        }
        String plain = type == boolean.class ? "`true`, `false`" : type == int.class ? "whole number" : "text";
        return name.component().getType() == List.class ? "list" : plain;
    }

    /** The type of the value itself, which may stand in an Optional or a List. */
    private static Class<?> type(SettingName name) {
        Type declared = name.component().getGenericType();
        return declared instanceof ParameterizedType generic
                ? (Class<?>) generic.getActualTypeArguments()[0]
                : (Class<?>) declared;
    }

    /** The file that changes nothing: every setting with its default, and what it means above it. */
    String file() {
        StringBuilder file = new StringBuilder(comment(
                "",
                "Every setting of Habeas with its default. Copy what you change to a habeas.yaml of your own; a name without"
                        + " a value is not set. Explained in docs/configuration.md. "
                        + GeneratedPage.notice("the settings records")));
        sections.forEach((section, names) -> {
            if (!section.isEmpty()) {
                file.append("\n").append(section).append(":\n");
            }
            String indent = section.isEmpty() ? "" : "  ";
            names.forEach(name -> file.append(section.isEmpty() || name != names.getFirst() ? "\n" : "")
                    .append(entry(indent, name)));
        });
        return file.toString();
    }

    private static String entry(String indent, SettingName name) {
        Setting setting = name.description();
        String unset = setting.defaultIs().isEmpty() ? "" : " Default: " + setting.defaultIs() + ".";
        String own = name.file().substring(name.file().indexOf('.') + 1);
        String value = name.component().getType() == List.class ? "[]" : setting.byDefault();
        return comment(indent, setting.value() + unset) + (indent + own + ": " + value).stripTrailing() + "\n";
    }

    private static String comment(String indent, String text) {
        StringBuilder lines = new StringBuilder();
        StringBuilder line = new StringBuilder(indent + "#");
        for (String word : text.split(" ")) {
            if (line.length() + word.length() >= WIDTH) {
                lines.append(line).append('\n');
                line = new StringBuilder(indent + "#");
            }
            line.append(' ').append(word);
        }
        return lines.append(line).append('\n').toString();
    }

    private static String section(SettingName name) {
        int dot = name.file().indexOf('.');
        return dot < 0 ? "" : name.file().substring(0, dot);
    }
}
