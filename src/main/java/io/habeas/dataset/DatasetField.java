package io.habeas.dataset;

import io.habeas.graph.DeclaredType;
import io.habeas.platform.FidesKey;
import io.habeas.platform.web.Default;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A column, a member of a document; with sub-fields it is an object (datasets section 2.3). */
record DatasetField(
        String name,
        @Nullable String description,
        @Nullable List<FidesKey> dataCategories,
        @Default(Dataset.QUALIFIER) FidesKey dataQualifier,
        @Nullable String retention,
        @Nullable FieldMeta fidesopsMeta,
        @Default("[]") @Nullable List<DatasetField> fields) {

    /** What is annotated, all absent when nothing is. */
    FieldMeta annotations() {
        return Objects.requireNonNullElse(fidesopsMeta, FieldMeta.NONE);
    }

    List<DatasetField> subFields() {
        return Objects.requireNonNullElse(fields, List.of());
    }

    /** The annotations that steer a run (datasets section 2.4). */
    record FieldMeta(
            @Nullable List<Join> references,
            @Nullable String identity,
            @Nullable Boolean primaryKey,
            @Nullable String dataType,
            @Nullable Integer length,
            @Nullable Boolean returnAllElements,
            @Nullable Boolean readOnly) {
        static final FieldMeta NONE = new FieldMeta(null, null, null, null, null, null, null);

        /** The declared type, or nothing when there is none of that name. */
        Optional<DeclaredType> type() {
            return DeclaredType.parse(dataType);
        }

        List<Join> joins() {
            return Objects.requireNonNullElse(references, List.of());
        }

        boolean returnsAllElements() {
            return Boolean.TRUE.equals(returnAllElements);
        }
    }

    /** A reference to a field elsewhere: {@code field} is {@code collection.field[.sub-field…]}. */
    record Join(FidesKey dataset, String field, @Nullable JoinDirection direction) {}
}
