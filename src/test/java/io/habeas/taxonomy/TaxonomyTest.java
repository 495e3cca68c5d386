package io.habeas.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class TaxonomyTest {

    @Test
    void hasItsCategoriesInItsOrder() {
        assertThat(Taxonomy.categories()).hasSize(56).doesNotHaveDuplicates();
        assertThat(Taxonomy.categories().getFirst()).hasToString("user.payment");
        assertThat(Taxonomy.categories().getLast()).hasToString("user.political_opinion");
    }

    @Test
    void hasTheParentOfEachCategory() {
        assertThat(Taxonomy.categories())
                .allSatisfy(category -> assertThat(category.parent().map(DataCategory::key))
                        .matches(parent -> parent.isEmpty() || Taxonomy.contains(parent.get())));
    }

    @Test
    void startsFromSystemAndUser() {
        assertThat(Taxonomy.categories().stream()
                        .filter(category -> category.parent().isEmpty()))
                .extracting(DataCategory::key)
                .containsExactlyInAnyOrder("system", "user");
    }

    @Test
    void findsOnlyWhatItHas() {
        assertThat(Taxonomy.find("user.name")).isEqualTo(Optional.of(new DataCategory("user.name")));
        assertThat(Taxonomy.find("user.provided.identifiable")).isEmpty();
        assertThat(Taxonomy.contains("User.Name")).isFalse();
    }
}
