package io.habeas.policy;

import io.habeas.platform.web.InvalidValue;
import io.habeas.platform.web.TextValue;
import io.habeas.taxonomy.DataCategory;
import io.habeas.taxonomy.Taxonomy;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A data category of the taxonomy, as a body names it. */
@TextValue
record CategoryName(DataCategory category) {

    /** @throws InvalidValue that lists the whole taxonomy when it has no such category */
    public static CategoryName of(String key) {
        return Taxonomy.find(key).map(CategoryName::new).orElseThrow(CategoryName::unknown);
    }

    /** All categories, for the description of the API. */
    static List<String> texts() {
        return Taxonomy.categories().stream().map(DataCategory::key).toList();
    }

    private static InvalidValue unknown() {
        List<String> keys = texts();
        String permitted = keys.stream().map(key -> "'" + key + "'").collect(Collectors.joining(", "));
        return new InvalidValue(
                "value is not a valid enumeration member; permitted: " + permitted,
                "type_error.enum",
                Map.of("enum_values", keys));
    }

    @Override
    public String toString() {
        return category.key();
    }
}
