package io.habeas.connection;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One member of a {@link SecretSchema}.
 *
 * @param mustBePresent whether leaving it out is an error of its own, whatever else is there
 * @param check what is wrong with a value, in words that do not repeat it; asked only about values that are not empty
 */
public record SecretMember(String name, Type type, boolean mustBePresent, Function<String, Optional<String>> check) {

    /** What a member holds. */
    public enum Type {
        STRING,
        INTEGER
    }

    /** A text that may be left out. */
    public static SecretMember text(String name) {
        return new SecretMember(name, Type.STRING, false, _ -> Optional.empty());
    }

    /** A whole number that may be left out. */
    public static SecretMember number(String name) {
        return new SecretMember(name, Type.INTEGER, false, _ -> Optional.empty());
    }

    /** The same, not to be left out. */
    public SecretMember required() {
        return new SecretMember(name, type, true, check);
    }

    /** The same with its values checked. */
    public SecretMember checked(Function<String, Optional<String>> newCheck) {
        return new SecretMember(name, type, mustBePresent, newCheck);
    }

    /** The name as a person reads it: {@code db_schema} is {@code Db Schema}. */
    String title() {
        return Arrays.stream(name.split("_"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining(" "));
    }
}
