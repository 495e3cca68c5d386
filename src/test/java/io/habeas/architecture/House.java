package io.habeas.architecture;

import java.util.List;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** The floors of the house from top to bottom, as design section 3 draws them: imports only run down. */
record House(List<String> floors) {
    static final House OF_HABEAS = new House(List.of(
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
            "taxonomy"));

    /** The floor of a module, counted from the top, or -1. What implements an SPI in a package of its own lives above all features. */
    int floor(ApplicationModule module) {
        String name = module.getIdentifier().toString();
        return floors.indexOf(name.contains(".") ? name.split("\\.")[0] + ".*" : name);
    }

    /** Every import that does not run down, as "a imports b". */
    List<String> wrongImports(ApplicationModules modules) {
        return modules.stream()
                .flatMap(module -> module.getDirectDependencies(modules)
                        .uniqueModules()
                        .filter(used -> floor(used) <= floor(module))
                        .map(used -> module.getIdentifier() + " imports " + used.getIdentifier()))
                .sorted()
                .toList();
    }
}
