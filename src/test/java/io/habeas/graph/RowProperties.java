package io.habeas.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.masking.MaskingSecrets;
import io.habeas.masking.StringRewrite;
import io.habeas.taxonomy.DataCategory;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.NullUnmarked;

/** Rows of any shape, whether or not they are as declared; jqwik's maps know of no null values, so null is not checked here. */
@NullUnmarked
class RowProperties {

    private static final GraphCollection COLLECTION = DatasetNotation.collection(
            "ds",
            "t: id(pk), a[user.name](string), b { a[user.name](string), b }, c { b[user.gender](string), c { a } }");
    private static final TraversalNode NODE =
            new TraversalNode(COLLECTION, List.of(incoming("a"), incoming("b.a"), incoming("c.c.a")), Set.of());

    @Property
    void theEntryPointFilterAddsNothingAndFiltersOnce(@ForAll("rows") Map<String, Object> row) {
        EntryPointFilter filter =
                new EntryPointFilter(NODE, Map.of(FieldPath.of("a"), List.of(1), FieldPath.of("b.a"), List.of("x")));

        Map<String, Object> filtered = filter.filter(row);

        assertThat(leaves(row)).containsAll(leaves(filtered));
        assertThat(filter.filter(filtered)).isEqualTo(filtered);
    }

    @Property
    void theEntryPointFilterLeavesOnlySearchedElementsInAnArray(@ForAll("rows") Map<String, Object> row) {
        EntryPointFilter filter = new EntryPointFilter(NODE, Map.of(FieldPath.of("a"), List.of(1)));

        if (filter.filter(row).get("a") instanceof List<?> list) {
            assertThat(RowValues.extract(Map.of("a", list), FieldPath.of("a"))).allMatch(Integer.valueOf(1)::equals);
        }
    }

    @Property
    void theCategoryFilterKeepsJustTheSelectedValues(@ForAll("rows") Map<String, Object> row) {
        Map<String, Object> kept = new CategoryFilter(COLLECTION, List.of(new DataCategory("user.name")))
                .filter(row)
                .orElse(Map.of());

        assertThat(kept.keySet()).isSubsetOf("a", "b");
        assertThat(leaves(row)).containsAll(leaves(kept));
        assertThat(RowValues.extract(kept, FieldPath.of("a"))).isEqualTo(RowValues.extract(row, FieldPath.of("a")));
    }

    @Property
    void maskingWhatWasReadLeavesNoneOfIt(@ForAll("rows") Map<String, Object> row) {
        MaskingPlan plan = MaskingPlan.of(
                COLLECTION, List.of(MaskingPlanTest.rule("r", new StringRewrite("M", ""), "user.name")), Map.of());
        Map<String, Object> read = new LinkedHashMap<>(row);
        read.put("id", 1);

        RowUpdate update = (RowUpdate)
                plan.masker(new MaskingSecrets(List.of()), new Random(1)).mask(read);
        Map<String, Object> after = new LinkedHashMap<>(read);
        after.putAll(update.appliedTo(read));

        assertThat(RowValues.extract(after, FieldPath.of("a"))).allMatch(value -> value == null || value.equals("M"));
        assertThat(after.get("c")).isEqualTo(read.get("c"));
        assertThat(after.keySet()).isEqualTo(read.keySet());
    }

    private static IncomingEdge incoming(String path) {
        return new IncomingEdge(CollectionAddress.ROOT.field(FieldPath.of("email")), FieldPath.of(path));
    }

    private static Set<Object> leaves(Object value) {
        Set<Object> found = new HashSet<>();
        switch (value) {
            case Map<?, ?> map -> map.values().forEach(inner -> found.addAll(leaves(inner)));
            case List<?> list -> list.forEach(inner -> found.addAll(leaves(inner)));
            case null, default -> found.add(value);
        }
        return found;
    }

    @Provide
    Arbitrary<Map<String, Object>> rows() {
        return maps(value(3)).map(LinkedHashMap::new);
    }

    private static Arbitrary<Object> value(int depth) {
        Arbitrary<Object> leaf = Arbitraries.of((Object) 1, 2, "x", "y", true).injectNull(0.1);
        return depth == 0
                ? leaf
                : Arbitraries.oneOf(
                        leaf,
                        maps(value(depth - 1)).asGeneric(),
                        value(depth - 1).list().ofMaxSize(3).asGeneric());
    }

    private static Arbitrary<Map<String, Object>> maps(Arbitrary<Object> values) {
        return Arbitraries.maps(Arbitraries.of("a", "b", "c"), values).ofMaxSize(3);
    }
}
