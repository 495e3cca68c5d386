package io.habeas.platform.web;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The bulk envelope: what succeeded and what did not, each entry on its own (api-overview section 1.3). */
public record BulkResult<T>(List<T> succeeded, List<Failure> failed) {

    /** An entry that was refused: the reason, and the entry as it was read, without anything secret or personal. */
    public record Failure(String message, Object data) {}

    /** What one entry came to. */
    public sealed interface Entry<T> {
        record Succeeded<T>(T resource) implements Entry<T> {}

        record Failed<T>(String message, Object data) implements Entry<T> {}
    }

    /** Handles the entries one after another; a failure does not stop or undo the others. */
    public static <E, T> BulkResult<T> of(List<E> entries, Function<? super E, ? extends Entry<T>> handling) {
        List<T> succeeded = new ArrayList<>();
        List<Failure> failed = new ArrayList<>();
        for (E entry : entries) {
            switch (handling.apply(entry)) {
                case Entry.Succeeded<T>(var resource) -> succeeded.add(resource);
                case Entry.Failed<T>(var message, var data) -> failed.add(new Failure(message, data));
            }
        }
        return new BulkResult<>(succeeded, failed);
    }
}
