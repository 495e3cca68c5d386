package io.habeas.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.taxonomy.DataCategory;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldAffectedTest {

    private static final GraphCollection COLLECTION = DatasetNotation.collection(
            "ds", "t: a[user.contact.email], b[user.name], c { d[user.contact.email, user.name] }, e[system]");

    @Test
    void tellsTheFieldsByRuleTargetAndCategory() {
        assertThat(affected(List.of("user.name"), List.of("user.contact")))
                .containsExactly(
                        new FieldAffected("ds:t:b", "b", List.of("user.name")),
                        new FieldAffected("ds:t:c.d", "c.d", List.of("user.name")),
                        new FieldAffected("ds:t:a", "a", List.of("user.contact.email")));
    }

    @Test
    void tellsEachFieldOnce() {
        assertThat(affected(List.of("user", "user.name"), List.of("user")))
                .extracting(FieldAffected::fieldName)
                .containsExactly("a", "c.d", "b");
    }

    @Test
    void tellsNothingWithoutTargets() {
        assertThat(affected(List.of(), List.of("user.gender"))).isEmpty();
    }

    @SafeVarargs
    private static List<FieldAffected> affected(List<String>... targets) {
        return FieldAffected.of(
                COLLECTION,
                List.of(targets).stream()
                        .map(rule -> rule.stream().map(DataCategory::new).toList())
                        .toList());
    }
}
