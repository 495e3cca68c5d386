package io.habeas.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.Defect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of defects says of each that a test would find it: this is true, and no test names one that is not there. */
class DefectsTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([A-D]?\\d+) \\|");
    private static final Pattern ANNOTATION =
            Pattern.compile("@" + Defect.class.getSimpleName() + "\\((\\{?\"[^)]*)\\)");
    private static final Pattern NUMBER = Pattern.compile("\"([^\"]+)\"");
    private static final int POLICY_WEBHOOKS = 22;
    private final Set<String> told = all(ROW, Stream.of(Project.read("docs/defects.md")));

    @Test
    void eachDefectHasATestThatWouldFindIt() throws IOException {
        try (Stream<Path> files = Files.walk(Project.file("src/test/java"))) {
            Stream<String> sources = files.filter(Files::isRegularFile).map(DefectsTest::read);

            assertThat(all(NUMBER, all(ANNOTATION, sources).stream())).isEqualTo(told);
        }
    }

    @Test
    void noneOfThePolicyWebhooksIsLeftOut() {
        assertThat(told)
                .containsAll(IntStream.rangeClosed(1, POLICY_WEBHOOKS)
                        .mapToObj(Integer::toString)
                        .toList());
    }

    private static Set<String> all(Pattern pattern, Stream<String> texts) {
        return texts.flatMap(text -> pattern.matcher(text).results())
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
