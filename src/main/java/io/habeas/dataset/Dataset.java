package io.habeas.dataset;

import io.habeas.platform.FidesKey;
import io.habeas.platform.web.Default;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The annotation of one datastore as clients send it and as it is stored and shown (datasets section 2.1). */
record Dataset(
        FidesKey fidesKey,
        @Default("\"default_organization\"") FidesKey organizationFidesKey,
        @Nullable List<String> tags,
        @Nullable String name,
        @Nullable String description,
        @Nullable Map<String, String> meta,
        @Nullable List<FidesKey> dataCategories,
        @Default(Dataset.QUALIFIER) FidesKey dataQualifier,
        @Nullable FidesctlMeta fidesctlMeta,
        @Nullable Contact jointController,

        @Default("\"No retention or erasure policy\"") @Nullable
        String retention,

        @Nullable List<String> thirdCountryTransfers,
        List<DatasetCollection> collections,
        @Nullable DatasetMeta fidesopsMeta) {

    static final String QUALIFIER = "\"aggregated.anonymized.unlinked_pseudonymized.pseudonymized.identified\"";

    /** The stored form: collections and their top-level fields by name, nested fields as they were written (section 4). */
    Dataset sorted() {
        return new Dataset(
                fidesKey,
                organizationFidesKey,
                tags,
                name,
                description,
                meta,
                dataCategories,
                dataQualifier,
                fidesctlMeta,
                jointController,
                retention,
                thirdCountryTransfers,
                collections.stream()
                        .map(DatasetCollection::sorted)
                        .sorted(Comparator.comparing(DatasetCollection::name))
                        .toList(),
                fidesopsMeta);
    }

    /** Whether categories stand where no field inherits them (design section 6, C10). */
    boolean hasIdleCategories() {
        return isGiven(dataCategories)
                || collections.stream().anyMatch(collection -> isGiven(collection.dataCategories()));
    }

    private static boolean isGiven(@Nullable List<FidesKey> categories) {
        return categories != null && !categories.isEmpty();
    }

    /** Where the dataset came from in fidesctl; kept, not used. */
    record FidesctlMeta(@Nullable String resourceId) {}

    /** A joint controller; kept, not used. */
    record Contact(
            @Default("\"\"") String name,
            @Default("\"\"") String address,
            @Default("\"\"") String email,
            @Default("\"\"") String phone) {}

    /** The datasets that should be traversed before this one. */
    record DatasetMeta(@Nullable List<FidesKey> after) {}
}
