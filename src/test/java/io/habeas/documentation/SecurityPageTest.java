package io.habeas.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of what an attacker can try names tests that are there. */
class SecurityPageTest {
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+(?:Test|Properties))`");

    @Test
    void eachTestThatItNamesIsThere() throws IOException {
        Set<String> named = TEST.matcher(Project.read("docs/security.md"))
                .results()
                .map((MatchResult match) -> match.group(1) + ".java")
                .collect(Collectors.toSet());
        try (Stream<Path> files = Files.walk(Project.file("src/test/java"))) {
            assertThat(files.map(file -> file.getFileName().toString()).toList())
                    .containsAll(named);
        }
        assertThat(named).hasSizeGreaterThan(20);
    }
}
