package io.habeas.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No page leads nowhere: each link to a file of the project, and to a heading in one, finds it. */
class LinksTest {
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    static List<Path> pages() throws IOException {
        try (Stream<Path> top = Files.list(Project.folder());
                Stream<Path> docs = Files.walk(Project.file("docs"))) {
            return Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkFindsItsGoal(Path page) throws IOException {
        assertThat(brokenLinks(page, Files.readString(page))).isEmpty();
    }

    @Test
    void aLinkThatLeadsNowhereIsFound() {
        Path page = Project.file("README.md");

        assertThat(brokenLinks(
                        page, "[a](nowhere.md) [b](README.md#no-such-heading) [c](LICENSE) [d](https://a.example)"))
                .containsExactly("nowhere.md", "README.md#no-such-heading");
    }

    @Test
    void everyPageIsNamedByTheIndex() throws IOException {
        String indexes = Project.read("docs/README.md") + Project.read("docs/adr/README.md");

        assertThat(pages())
                .filteredOn(page -> page.startsWith(Project.file("docs")))
                .extracting(page -> page.getFileName().toString())
                .allSatisfy(name -> assertThat(indexes + "README.md").contains(name));
    }

    private static List<String> brokenLinks(Path page, String text) {
        return LINK.matcher(text)
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.matches("https?://.*") && !leadsSomewhere(page, link))
                .toList();
    }

    private static boolean leadsSomewhere(Path page, String link) {
        String[] parts = link.split("#", 2);
        Path goal = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        return Files.exists(goal) && (parts.length == 1 || anchors(goal).contains(parts[1]));
    }

    /** The anchors of a page's headings, as they are shown on the web: in lower case, without punctuation, blanks as hyphens. */
    private static Set<String> anchors(Path page) {
        return HEADING.matcher(Project.read(Project.folder().relativize(page).toString()))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\w\\- ]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }
}
