package io.habeas.masking;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the members of a configuration, as loosely as the reference does, and gathers what is wrong with them. A member that is wrong
 * is read as its default.
 */
final class ConfigurationMembers {

    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,18}");

    /** One value of a closed choice, and the name that the reference has for it in its messages. */
    record Choice(String name, String value) {}

    private final Map<String, ? extends @Nullable Object> members;
    private final List<ConfigurationProblem> problems = new ArrayList<>();

    ConfigurationMembers(Map<String, ? extends @Nullable Object> members) {
        this.members = members;
    }

    List<ConfigurationProblem> problems() {
        return problems;
    }

    String requiredText(String name) {
        return text(name, members.containsKey(name), members.get(name));
    }

    /** The suffix of {@code format_preservation}, empty without one. */
    String suffix() {
        Object preservation = members.get("format_preservation");
        if (preservation == null) {
            return "";
        }
        if (preservation instanceof Map<?, ?> inner) {
            return text("format_preservation -> suffix", inner.containsKey("suffix"), inner.get("suffix"));
        }
        refuse("format_preservation", "value is not a valid dict", "type_error.dict");
        return "";
    }

    /** One of {@code choices}, by its value; the first is the default. */
    String choice(String name, String enumeration, List<Choice> choices) {
        String otherwise = choices.getFirst().value();
        if (!members.containsKey(name)) {
            return otherwise;
        }
        Object given = members.get(name);
        if (given == null) {
            refuseNull(name);
        } else if (choices.stream().noneMatch(choice -> choice.value().equals(given))) {
            refuse(
                    name,
                    "value is not a valid enumeration member; permitted: "
                            + choices.stream()
                                    .map(choice -> "'" + choice.value() + "'")
                                    .collect(Collectors.joining(", ")),
                    "type_error.enum; enum_values="
                            + choices.stream()
                                    .map(choice ->
                                            "<" + enumeration + "." + choice.name() + ": '" + choice.value() + "'>")
                                    .toList());
        } else {
            return given.toString();
        }
        return otherwise;
    }

    int integer(String name, int otherwise, int largest) {
        if (!members.containsKey(name)) {
            return otherwise;
        }
        Long number = number(members.get(name));
        if (members.get(name) == null) {
            refuseNull(name);
        } else if (number == null) {
            refuse(name, "value is not a valid integer", "type_error.integer");
        } else if (number > largest) {
            refuse(
                    name,
                    "ensure this value is less than or equal to " + largest,
                    "value_error.number.not_le; limit_value=" + largest);
        } else {
            return (int) Math.max(number, Integer.MIN_VALUE);
        }
        return otherwise;
    }

    private String text(String member, boolean isThere, @Nullable Object given) {
        switch (given) {
            case String text
            when text.indexOf('\0') >= 0 -> refuse(member, "null characters are not allowed", "value_error");
            case String text -> {
                return text;
            }
            case Boolean truth -> {
                return truth ? "True" : "False";
            }
            case Number number -> {
                return number.toString();
            }
            case null -> {
                if (isThere) {
                    refuseNull(member);
                } else {
                    refuse(member, "field required", "value_error.missing");
                }
            }
            default -> refuse(member, "str type expected", "type_error.str");
        }
        return "";
    }

    private static @Nullable Long number(@Nullable Object given) {
        return switch (given) {
            case Boolean truth -> truth ? 1L : 0L;
            case String text when INTEGER.matcher(text.strip()).matches() -> Long.valueOf(text.strip());
            case Double fraction when !Double.isFinite(fraction) -> null;
            case Number number -> whole(new BigDecimal(number.toString()));
            case null, default -> null;
        };
    }

    /** Beyond what a long holds, the nearest that it does: far out of range all the same. */
    private static long whole(BigDecimal number) {
        return number.max(BigDecimal.valueOf(Long.MIN_VALUE))
                .min(BigDecimal.valueOf(Long.MAX_VALUE))
                .longValue();
    }

    private void refuseNull(String member) {
        refuse(member, "none is not an allowed value", "type_error.none.not_allowed");
    }

    private void refuse(String member, String message, String type) {
        problems.add(new ConfigurationProblem(member, message, type));
    }
}
