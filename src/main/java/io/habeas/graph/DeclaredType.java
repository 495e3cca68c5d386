package io.habeas.graph;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a field's {@code data_type} declares: {@code integer}, {@code string[]}.
 *
 * @param type the type of one element
 * @param array whether there is a list of them
 */
public record DeclaredType(DataType type, boolean array) {

    /**
     * Reads {@code data_type}; absent is {@link DataType#NONE}, an unknown type is nothing.
     *
     * <p>What follows the first {@code []} has no meaning: {@code string[][]} is an array of strings.
     */
    public static Optional<DeclaredType> parse(@Nullable String declared) {
        if (declared == null) {
            return Optional.of(new DeclaredType(DataType.NONE, false));
        }
        int brackets = declared.indexOf("[]");
        String element = brackets < 0 ? declared : declared.substring(0, brackets);
        return DataType.named(element).map(type -> new DeclaredType(type, brackets >= 0));
    }
}
