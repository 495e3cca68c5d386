package io.habeas.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DataCategoryProperties {

    @Property
    void aCategoryIsBelowAnotherIfItsLevelsStartWithThose(
            @ForAll("levels") List<String> levels, @ForAll("levels") List<String> targets) {
        boolean startsWith = levels.size() >= targets.size()
                && levels.subList(0, targets.size()).equals(targets);

        assertThat(category(levels).isSameOrBelow(category(targets))).isEqualTo(startsWith);
    }

    @Property
    void everyCategoryIsBelowAllItsParents(@ForAll("levels") List<String> levels) {
        DataCategory category = category(levels);

        for (DataCategory above = category;
                above != null;
                above = above.parent().orElse(null)) {
            assertThat(category.isSameOrBelow(above)).isTrue();
        }
    }

    @Provide
    Arbitrary<List<String>> levels() {
        return Arbitraries.of("a", "ab", "a_b", "b").list().ofMinSize(1).ofMaxSize(4);
    }

    private static DataCategory category(List<String> levels) {
        return new DataCategory(String.join(".", levels));
    }
}
