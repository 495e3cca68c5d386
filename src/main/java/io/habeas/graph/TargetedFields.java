package io.habeas.graph;

import io.habeas.taxonomy.DataCategory;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/** Which fields the targets of a rule cover, and by which of their categories: by target, then category, in the order of the fields. */
final class TargetedFields {

    private TargetedFields() {}

    static SequencedMap<FieldPath, DataCategory> of(Map<FieldPath, GraphField> fields, List<DataCategory> targets) {
        Set<DataCategory> categories = new LinkedHashSet<>();
        fields.values().forEach(field -> categories.addAll(field.categories()));
        SequencedMap<FieldPath, DataCategory> targeted = new LinkedHashMap<>();
        for (DataCategory target : targets) {
            categories.stream()
                    .filter(category -> category.isSameOrBelow(target))
                    .forEach(category ->
                            withCategory(category, fields).forEach(path -> targeted.putIfAbsent(path, category)));
        }
        return targeted;
    }

    private static List<FieldPath> withCategory(DataCategory category, Map<FieldPath, GraphField> fields) {
        return fields.entrySet().stream()
                .filter(entry -> entry.getValue().categories().contains(category))
                .map(Map.Entry::getKey)
                .toList();
    }
}
