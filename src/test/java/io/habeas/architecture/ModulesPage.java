package io.habeas.architecture;

import io.habeas.documentation.GeneratedPage;
import io.habeas.documentation.Project;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** Draws the modules as they are in the compiled code: a diagram of who imports whom, and what each package says of itself. */
final class ModulesPage {
    private static final Pattern SENTENCE = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);
    private final List<ApplicationModule> topToBottom;
    private final Map<String, Set<String>> imports = new TreeMap<>();

    ModulesPage(House house, ApplicationModules modules) {
        this.topToBottom = modules.stream()
                .sorted(Comparator.comparingInt(house::floor)
                        .thenComparing(module -> module.getIdentifier().toString()))
                .toList();
        topToBottom.forEach(module -> imports.put(
                name(module),
                module.getDirectDependencies(modules)
                        .uniqueModules()
                        .map(ModulesPage::name)
                        .collect(Collectors.toCollection(TreeSet::new))));
    }

    String page() {
        return """
                <!-- %s -->
                # The modules

                Packages by feature, from top to bottom. An arrow means "imports": all run down, and none closes a circle. Where a longer way
                leads to the same module, the short arrow is left out; the table has them all.

                ```mermaid
                flowchart TD
                %s```

                | Module | What it says of itself | Imports |
                |---|---|---|
                %s""".formatted(GeneratedPage.notice("the compiled code"), diagram(), table());
    }

    private String diagram() {
        String boxes = topToBottom.stream()
                .map(module -> "    " + id(name(module)) + "[\"" + name(module) + "\"]\n")
                .collect(Collectors.joining());
        String arrows = topToBottom.stream()
                .map(ModulesPage::name)
                .flatMap(from -> imports.get(from).stream()
                        .filter(to -> !isToldByALongerWay(from, to))
                        .map(to -> "    " + id(from) + " --> " + id(to) + "\n"))
                .collect(Collectors.joining());
        return boxes + arrows;
    }

    private boolean isToldByALongerWay(String from, String to) {
        return imports.get(from).stream().anyMatch(between -> !between.equals(to) && leads(between, to));
    }

    private boolean leads(String from, String to) {
        return imports.get(from).contains(to) || imports.get(from).stream().anyMatch(next -> leads(next, to));
    }

    private String table() {
        return topToBottom.stream()
                .map(module -> "| `%s` | %s | %s |\n"
                        .formatted(name(module), sentence(module), String.join(", ", imports.get(name(module)))))
                .collect(Collectors.joining());
    }

    /** The sentence of its package-info. */
    private static String sentence(ApplicationModule module) {
        String folder = module.getBasePackage().getName().replace('.', '/');
        Matcher comment = SENTENCE.matcher(Project.read("src/main/java/" + folder + "/package-info.java"));
        if (!comment.find()) {
            throw new AssertionError("package-info.java of " + name(module) + " does not say what lives there");
        }
        return comment.group(1)
                .replaceAll("\\n \\*", " ")
                .replaceAll("\\{@code (.*?)}", "`$1`")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }

    /** Dots, and words such as "graph", mean something of their own in a diagram. */
    private static String id(String name) {
        return "m_" + name.replace('.', '_');
    }
}
