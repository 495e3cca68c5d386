package io.habeas.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;

/** The house as design section 3 draws it: every package declares whom it may import, and imports only run down. */
class ModulesTest {
    private static final List<String> TOP_TO_BOTTOM = List.of(
            "cli",
            "ui",
            "connector",
            "storage.*",
            "request",
            "fulfilment",
            "webhook",
            "policy",
            "dataset",
            "connection",
            "storage",
            "vault",
            "security",
            "platform",
            "graph",
            "masking",
            "taxonomy");

    private final ApplicationModules modules = ApplicationModules.of("io.habeas");

    @Test
    void modulesHaveNoCyclesAndKeepToTheirDeclaredDependencies() {
        modules.verify();
    }

    @Test
    void everyModuleHasItsPlaceInTheHouse() {
        assertThat(modules.stream().map(ApplicationModule::getIdentifier).map(Object::toString))
                .allSatisfy(name -> assertThat(TOP_TO_BOTTOM).contains(name.split("\\.")[0]));
    }

    @Test
    void importsOnlyRunDown() {
        modules.stream()
                .forEach(module -> module.getDirectDependencies(modules)
                        .uniqueModules()
                        .forEach(used -> assertThat(floor(used))
                                .as(module.getIdentifier() + " imports " + used.getIdentifier())
                                .isGreaterThan(floor(module))));
    }

    @Test
    void aCycleBetweenModulesIsFound() {
        ApplicationModules bad = ApplicationModules.of("io.habeas.architecture.bad.modules");

        assertThatThrownBy(bad::verify).isInstanceOf(Violations.class).hasMessageContaining("Cycle detected");
    }

    /** What implements the SPI of storage lives above all features, as connectors do. */
    private static int floor(ApplicationModule module) {
        String name = module.getIdentifier().toString();
        return TOP_TO_BOTTOM.indexOf(name.startsWith("storage.") ? "storage.*" : name.split("\\.")[0]);
    }
}
