package io.habeas.graph;

import io.habeas.taxonomy.DataCategory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A field that a request touches, as its execution log tells ({@code access.md}, section 9).
 *
 * @param path the field's whole address
 * @param fieldName its path in the collection
 * @param dataCategories the one category by which it is targeted
 */
public record FieldAffected(String path, String fieldName, List<String> dataCategories) {

    public FieldAffected {
        dataCategories = List.copyOf(dataCategories);
    }

    /** The declared fields that the rules of one kind target, whether or not there is data, each once, by rule, target and category. */
    public static List<FieldAffected> of(GraphCollection collection, List<List<DataCategory>> targetsOfRules) {
        Map<FieldPath, GraphField> fields = collection.fieldsByPath();
        Map<FieldPath, DataCategory> affected = new LinkedHashMap<>();
        targetsOfRules.forEach(targets -> TargetedFields.of(fields, targets).forEach(affected::putIfAbsent));
        return affected.entrySet().stream()
                .map(entry -> new FieldAffected(
                        collection.address().field(entry.getKey()).toString(),
                        entry.getKey().toString(),
                        List.of(entry.getValue().key())))
                .toList();
    }
}
