package io.habeas.graph;

import io.habeas.graph.Position.Step;
import io.habeas.masking.Masker;
import io.habeas.masking.MaskingSecrets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Masks the rows of one collection by its {@link MaskingPlan}, with the secrets of one request. */
public final class RowMasker {

    private final MaskingPlan plan;
    private final Map<MaskedField, Masker> maskers = new LinkedHashMap<>();

    /** Fails with an {@link IllegalStateException} when a secret is missing, before any row is masked. */
    RowMasker(MaskingPlan plan, MaskingSecrets secrets, RandomGenerator random) {
        this.plan = plan;
        plan.fields().forEach(field -> maskers.put(field, secrets.masker(field.strategy(), random)));
    }

    /** What becomes of a row, as the access phase left it: every value at a masked path, nulls and single elements of arrays included. */
    public RowMasking mask(Map<String, ? extends @Nullable Object> row) {
        Map<FieldPath, Object> key = new LinkedHashMap<>();
        for (FieldPath path : plan.keyPaths()) {
            List<@Nullable Object> found = RowValues.extract(row, path);
            Object value = found.size() == 1 ? found.getFirst() : null;
            if (value == null) {
                return new RowMasking.Refused(plan.incompleteKey(path));
            }
            key.put(path, value);
        }
        List<MaskedValue> values = new ArrayList<>();
        maskers.forEach((field, masker) -> expand(
                row,
                field.path().levels(),
                List.of(),
                (steps, value) -> values.add(new MaskedValue(new Position(steps), masker.mask(value, field.limit())))));
        return new RowUpdate(key, values);
    }

    private interface Found {
        void at(List<Step> steps, @Nullable Object value);
    }

    private static void expand(@Nullable Object value, List<String> levels, List<Step> steps, Found found) {
        if (value instanceof List<?> list) {
            list.forEach(element -> expand(element, levels, with(steps, new Step.Element(element)), found));
        } else if (levels.isEmpty()) {
            found.at(steps, value);
        } else if (value instanceof Map<?, ?> map && map.containsKey(levels.getFirst())) {
            String level = levels.getFirst();
            expand(map.get(level), levels.subList(1, levels.size()), with(steps, new Step.Level(level)), found);
        }
    }

    private static List<Step> with(List<Step> steps, Step next) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(next);
        return longer;
    }
}
