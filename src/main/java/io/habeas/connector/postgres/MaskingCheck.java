package io.habeas.connector.postgres;

import io.habeas.connection.Unerasable;
import io.habeas.graph.FieldPath;
import io.habeas.graph.GraphCollection;
import io.habeas.graph.MaskedField;
import io.habeas.graph.MaskingPlan;
import io.habeas.masking.AesEncrypt;
import io.habeas.masking.Hash;
import io.habeas.masking.Hmac;
import io.habeas.masking.MaskingStrategy;
import io.habeas.masking.NullRewrite;
import io.habeas.masking.RandomStringRewrite;
import io.habeas.masking.StringRewrite;
import java.util.List;
import java.util.Optional;

/** Holds a masking plan against the table as it is, before anything is written. */
final class MaskingCheck {
    private final GraphCollection collection;
    private final Table table;

    MaskingCheck(GraphCollection collection, Table table) {
        this.collection = collection;
        this.table = table;
    }

    List<Unerasable> of(MaskingPlan plan) {
        Optional<String> noKey = plan.keyPaths().stream()
                .map(this::keyProblem)
                .flatMap(Optional::stream)
                .findFirst();
        return plan.fields().stream()
                .flatMap(field ->
                        noKey.or(() -> problem(field)).map(reason -> new Unerasable(field.path(), reason)).stream())
                .toList();
    }

    private Optional<String> keyProblem(FieldPath path) {
        return table.column(path)
                .map(column -> column.readable()
                        ? Optional.<String>empty()
                        : Optional.of("The database user may not read "
                                + column.name().quoted() + ", which tells rows apart."))
                .orElseGet(() -> Optional.of(table.missing(collection, path)));
    }

    private Optional<String> problem(MaskedField field) {
        return table.column(field.path())
                .map(column -> problem(column).or(() -> problem(column, field.strategy())))
                .orElseGet(() -> Optional.of(table.missing(collection, field.path())));
    }

    /** What stands in the way of any change. */
    private static Optional<String> problem(Column column) {
        if (column.generated()) {
            return reason(column, "is computed by the database");
        }
        if (!column.writable()) {
            return reason(column, "may not be changed by the database user");
        }
        return column.referredTo()
                ? reason(column, "is referred to by another table, whose rows would not follow")
                : Optional.empty();
    }

    /** What stands in the way of this one. */
    private static Optional<String> problem(Column column, MaskingStrategy strategy) {
        return switch (strategy) {
            case NullRewrite _ -> column.nullable() ? Optional.empty() : reason(column, "must not be null");
            case StringRewrite rewrite -> constantProblem(column, rewrite.rewriteValue() + rewrite.suffix());
            case Hash _, Hmac _, AesEncrypt _, RandomStringRewrite _ ->
                textProblem(column, column.type().values() == ValueType.TEXT);
        };
    }

    private static Optional<String> constantProblem(Column column, String constant) {
        return column.unique()
                ? reason(column, "must be different in each row, and would be the same in all")
                : textProblem(column, isExactly(column.type().values(), constant));
    }

    private static Optional<String> textProblem(Column column, boolean fits) {
        if (column.type().array()) {
            return reason(column, "holds arrays, whose elements cannot be masked yet");
        }
        if (!fits) {
            return reason(
                    column, "is of type " + column.type().name().name().name() + " and cannot hold the masked text");
        }
        return column.refers()
                ? reason(column, "must be found in another table, where the masked text is not")
                : Optional.empty();
    }

    /** Whether a text is a value of a type, so that nothing of it is lost. */
    private static boolean isExactly(ValueType type, String text) {
        return !type.isComparedAsText()
                && (type == ValueType.TEXT || type.encode(text).isPresent());
    }

    private static Optional<String> reason(Column column, String what) {
        return Optional.of("Column " + column.name().quoted() + " " + what + ".");
    }
}
