package io.habeas.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;

/** The house as design section 3 draws it: every package declares whom it may import, and imports only run down. */
class ModulesTest {
    private final ApplicationModules modules = ApplicationModules.of("io.habeas");
    private final ApplicationModules bad =
            ApplicationModules.of("io.habeas.architecture.bad.modules", ImportOption.Predefined.ONLY_INCLUDE_TESTS);

    @Test
    void modulesHaveNoCyclesAndKeepToTheirDeclaredDependencies() {
        modules.verify();
    }

    @Test
    void everyModuleHasItsFloor() {
        assertThat(modules.stream())
                .allSatisfy(module -> assertThat(House.OF_HABEAS.floor(module))
                        .as(module.getIdentifier().toString())
                        .isNotNegative());
    }

    @Test
    void importsOnlyRunDown() {
        assertThat(House.OF_HABEAS.wrongImports(modules)).isEmpty();
    }

    @Test
    void anImportThatRunsUpIsFound() {
        House house = new House(List.of("one", "other"));

        assertThat(house.wrongImports(bad)).containsExactly("other imports one");
    }

    @Test
    void aCycleBetweenModulesIsFound() {
        assertThatThrownBy(bad::verify).isInstanceOf(Violations.class).hasMessageContaining("Cycle detected");
    }
}
