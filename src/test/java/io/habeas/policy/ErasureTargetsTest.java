package io.habeas.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.platform.FidesKey;
import io.habeas.taxonomy.DataCategory;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErasureTargetsTest {
    private static final ErasureTargets CONTACT = new ErasureTargets(List.of(target("1", "user.contact")));

    @Test
    void letsUnrelatedCategoriesJoin() {
        assertThat(CONTACT.conflict(new DataCategory("user.name"))).isEmpty();
        assertThat(CONTACT.conflict(new DataCategory("user.contact_book"))).isEmpty();
    }

    @Test
    void namesTheDescendantFirst() {
        assertThat(CONTACT.conflict(new DataCategory("user"))).get().asString().endsWith("user.contact and user");
        assertThat(CONTACT.conflict(new DataCategory("user.contact.email")))
                .get()
                .asString()
                .endsWith("user.contact.email and user.contact");
    }

    @Test
    void findsAConflictAmongThoseThatJoinTogether() {
        List<ErasureTargets.Target> joining = List.of(target("2", "user.name"), target("3", "user"));

        assertThat(new ErasureTargets(List.of()).conflict(joining))
                .get()
                .asString()
                .endsWith("user.name and user");
    }

    @Test
    void forgetsATargetThatIsToChange() {
        assertThat(CONTACT.withoutTarget("1").conflict(new DataCategory("user")))
                .isEmpty();
        assertThat(CONTACT.withoutRule("rule").conflict(new DataCategory("user")))
                .isEmpty();
    }

    private static ErasureTargets.Target target(String id, String category) {
        return new ErasureTargets.Target(id, "rule", new FidesKey("rule_key"), new DataCategory(category));
    }
}
