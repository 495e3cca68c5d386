package io.habeas.graph;

import io.habeas.graph.ErasureGap.Kind;
import io.habeas.masking.Masker;
import io.habeas.masking.MaskingStrategy;
import io.habeas.masking.NullRewrite;
import io.habeas.masking.TextStrategy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Goes through the rules one by one; a field that one of them masks is taken, a gap may still be filled by a later one. */
final class MaskingDraft {

    private final GraphCollection collection;
    private final Map<FieldPath, GraphField> fields;
    private final Map<FieldPath, Integer> realLengths;
    private final List<FieldPath> keyPaths;
    private final Map<FieldPath, MaskedField> masked = new LinkedHashMap<>();
    private final Map<FieldPath, ErasureGap> gaps = new LinkedHashMap<>();

    MaskingDraft(GraphCollection collection, Map<FieldPath, Integer> realLengths) {
        this.collection = collection;
        this.fields = collection.fieldsByPath();
        this.realLengths = realLengths;
        this.keyPaths = collection.primaryKeyPaths();
    }

    MaskingPlan plan() {
        gaps.keySet().removeAll(masked.keySet());
        return new MaskingPlan(
                collection.address(), keyPaths, List.copyOf(masked.values()), List.copyOf(gaps.values()));
    }

    void add(ErasureRule rule) {
        for (FieldPath path : TargetedFields.of(fields, rule.targets()).keySet()) {
            collection.field(path).ifPresent(field -> add(rule, path, field));
        }
    }

    private void add(ErasureRule rule, FieldPath path, GraphField field) {
        int limit = limit(path, field);
        gap(rule.strategy(), path, field, limit)
                .ifPresentOrElse(
                        gap -> gaps.putIfAbsent(path, gap),
                        () -> masked.putIfAbsent(path, new MaskedField(path, rule.key(), rule.strategy(), limit)));
    }

    private int limit(FieldPath path, GraphField field) {
        int declared = field.length() == null ? Masker.UNLIMITED : field.length();
        return Math.min(declared, realLengths.getOrDefault(path, Masker.UNLIMITED));
    }

    private Optional<ErasureGap> gap(MaskingStrategy strategy, FieldPath path, GraphField field, int limit) {
        if (field.primaryKey()) {
            return gap(path, Kind.KEY_FIELD, "The field is part of the primary key, which is never masked");
        }
        if (keyPaths.isEmpty()) {
            return gap(
                    path,
                    Kind.NO_PRIMARY_KEY,
                    "No values were erased since no primary key was defined for this collection");
        }
        if (!treats(strategy, field.dataType())) {
            return gap(
                    path,
                    Kind.UNSUPPORTED_TYPE,
                    "Unable to generate a query for field " + path
                            + ": data_type is either not present on the field or not supported for the "
                            + strategy.name() + " masking strategy. Received data type: "
                            + field.dataType().written());
        }
        return Masker.fits(strategy, limit)
                ? Optional.empty()
                : gap(
                        path,
                        Kind.DOES_NOT_FIT,
                        "No value masked by " + strategy.name() + " fits into " + limit + " characters");
    }

    private Optional<ErasureGap> gap(FieldPath path, Kind kind, String reason) {
        return Optional.of(new ErasureGap(collection.address().field(path), kind, reason));
    }

    private static boolean treats(MaskingStrategy strategy, DataType type) {
        return switch (strategy) {
            case NullRewrite _ -> true;
            case TextStrategy _ -> type == DataType.STRING;
        };
    }
}
