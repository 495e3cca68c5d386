package io.habeas.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.documentation.GeneratedPage;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The map of the house is drawn from the code: a map that drifts fails the build. */
class ModulesPageTest {
    private final String page = new ModulesPage(House.OF_HABEAS, ApplicationModules.of("io.habeas")).page();

    @Test
    void theMapIsUpToDate() {
        new GeneratedPage("docs/modules.md").mustBe(page);
    }

    @Test
    void anImportThatALongerWayTellsIsOnlyInTheTable() {
        assertThat(page).contains("m_webhook --> m_policy").doesNotContain("m_webhook --> m_platform");
        assertThat(page).containsPattern("(?m)^\\| `webhook` .*\\bplatform\\b");
    }
}
