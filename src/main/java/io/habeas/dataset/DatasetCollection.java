package io.habeas.dataset;

import io.habeas.platform.FidesKey;
import io.habeas.platform.web.Default;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table, a set of documents, an endpoint of a dataset (datasets section 2.2). */
record DatasetCollection(
        String name,
        @Nullable String description,
        @Nullable List<FidesKey> dataCategories,
        @Default(Dataset.QUALIFIER) FidesKey dataQualifier,
        @Nullable String retention,
        List<DatasetField> fields,
        @Nullable CollectionMeta fidesopsMeta) {

    DatasetCollection sorted() {
        return new DatasetCollection(
                name,
                description,
                dataCategories,
                dataQualifier,
                retention,
                fields.stream().sorted(Comparator.comparing(DatasetField::name)).toList(),
                fidesopsMeta);
    }

    /** The collections that should be traversed before this one. */
    record CollectionMeta(@Nullable List<CollectionKey> after) {}
}
