package io.habeas.platform.web;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A member of a PATCH body: absent keeps the stored value, null clears it, a value replaces it (defect 64). */
public sealed interface Member<T> {

    /** The member was not sent. */
    record Absent<T>() implements Member<T> {}

    /** The member was sent: its value, or null. */
    record Sent<T>(@Nullable T value) implements Member<T> {}

    /** The value that was sent, or null; JSON shows it so. */
    @JsonValue
    default @Nullable T orNull() {
        return over(null);
    }

    /** What is stored after this member was applied to what is stored now. */
    default @Nullable T over(@Nullable T stored) {
        return switch (this) {
            case Absent<T> _ -> stored;
            case Sent<T>(var value) -> value;
        };
    }

    /** As {@link #over(Object)} where nothing may be null: null counts as the default. */
    default T over(T stored, Supplier<? extends T> whenNull) {
        return switch (this) {
            case Absent<T> _ -> stored;
            case Sent<T>(var value) -> value == null ? whenNull.get() : value;
        };
    }

    /** The member with its value, if any, mapped. */
    default <R> Member<R> map(Function<? super T, ? extends R> mapping) {
        return switch (this) {
            case Absent<T> _ -> new Absent<>();
            case Sent<T>(var value) -> new Sent<>(value == null ? null : mapping.apply(value));
        };
    }
}
