package io.habeas.graph;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The declared type of a field's single values, and how an incoming value becomes one ({@code datasets.md}, section 3).
 *
 * <p>A cast never throws: what cannot become the type is nothing. Unlike the reference, {@code 0}, {@code 0.0} and {@code false}
 * become text as all other numbers do (defect C11); an empty text stays nothing, since it identifies nobody.
 */
public enum DataType {
    STRING("string") {
        @Override
        public @Nullable Object cast(@Nullable Object value) {
            return ScalarCast.toText(value);
        }
    },
    INTEGER("integer") {
        @Override
        public @Nullable Object cast(@Nullable Object value) {
            return ScalarCast.toInteger(value);
        }
    },
    FLOAT("float") {
        @Override
        public @Nullable Object cast(@Nullable Object value) {
            return ScalarCast.toFloat(value);
        }
    },
    BOOLEAN("boolean") {
        @Override
        public @Nullable Object cast(@Nullable Object value) {
            return ScalarCast.toBoolean(value);
        }
    },
    /** A document's id: a text of 24 hexadecimal digits, or a store's own object that is written so; either stays as it is. */
    OBJECT_ID("object_id") {
        @Override
        public @Nullable Object cast(@Nullable Object value) {
            boolean fits = value != null
                    && !(value instanceof Number)
                    && HEX_24.matcher(value.toString()).matches();
            return fits ? value : null;
        }
    },
    OBJECT("object") {
        @Override
        public @Nullable Object cast(@Nullable Object value) {
            return value instanceof Map ? value : null;
        }
    },
    /** No declared type: every value stays as it is. */
    NONE("None") {
        @Override
        public @Nullable Object cast(@Nullable Object value) {
            return value;
        }
    };

    private static final Pattern HEX_24 = Pattern.compile("[0-9a-fA-F]{24}");

    private final String written;

    DataType(String written) {
        this.written = written;
    }

    /** {@code value} as this type, or null when it cannot be. */
    public abstract @Nullable Object cast(@Nullable Object value);

    /** The name as datasets write it; {@code None} without a type. */
    public String written() {
        return written;
    }

    /** The type that a dataset names; without the array mark, which {@link DeclaredType} reads. */
    public static Optional<DataType> named(String name) {
        return Arrays.stream(values())
                .filter(type -> type != NONE && type.written.equals(name))
                .findFirst();
    }
}
