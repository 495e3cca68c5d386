package io.habeas.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.habeas.platform.web.ApiException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTreeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            name: no | {"name":"no"}
            since: 2020-01-01 | {"since":"2020-01-01"}
            length: 010 | {"length":"010"}
            a: ~ | {"a":null}
            a: | {"a":null}
            a: '~' | {"a":"~"}
            a: [x, {b: c}] | {"a":["x",{"b":"c"}]}
            [&x {n: 1}, *x] | [{"n":"1"},{"n":"1"}]
            a: !!binary aGk= | {"a":"aGk="}
            """)
    void readsTextsNullsListsAndMaps(String yaml, String json) {
        assertThat(read(yaml)).isEqualTo(json);
    }

    @Test
    void readsMergeKeys() {
        assertThat(read("""
                base: &base {a: 1, b: 2}
                more: {<<: *base, b: 3}
                """)).isEqualTo("{\"base\":{\"a\":\"1\",\"b\":\"2\"},\"more\":{\"b\":\"3\",\"a\":\"1\"}}");
    }

    @Test
    void mergesSeveralMapsTheFirstOneFirst() {
        assertThat(read("""
                - &one {a: 1}
                - &two {a: 2, b: 2}
                - {<<: [*one, *two], c: <<}
                """)).contains("{\"c\":\"<<\",\"a\":\"1\",\"b\":\"2\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: &a {<<: *a}",
                "a: &a {<<: [*a, *a]}",
                "a: &a {b: &b {<<: *a}, <<: *b}",
                "a: &a {<<: &b [*b]}",
                "a: {<<: text}"
            })
    @Timeout(10)
    void refusesMergesOfThemselvesAndOfWhatIsNoMap(String yaml) {
        assertThatThrownBy(() -> read(yaml)).hasMessageContaining("Error in YAML: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: [",
                "a: b: c",
                "a: \u0000",
                "{[x]: y}",
                "a: 1\na: 2",
                "&a [*a]",
                "&a {b: *a}",
                "a: *nobody",
                "a: !!javax.script.ScriptEngineManager [x]",
                "--- a\n--- b",
                "a: @x",
                "%YAML 3.0\n--- x"
            })
    void refusesWhatIsNoYaml(String yaml) {
        assertThatThrownBy(() -> read(yaml)).isInstanceOfSatisfying(ApiException.class, refused -> {
            assertThat(refused.status().value()).isEqualTo(400);
            assertThat((String) refused.detail()).startsWith("Error in YAML: ");
        });
    }

    @Test
    void refusesWhatIsNoUtf8() {
        assertThatThrownBy(() -> YamlTree.read(new byte[] {'a', ':', ' ', (byte) 0xC3, (byte) 0x28}))
                .hasMessageContaining("Error in YAML: ");
    }

    @Test
    void refusesADocumentThatUnfoldsToSomethingHuge() {
        String doubling = IntStream.range(1, 25)
                .mapToObj(i -> "a%d: &a%d [*a%d, *a%d]".formatted(i, i, i - 1, i - 1))
                .collect(Collectors.joining("\n", "a0: &a0 [x]\n", ""));
        assertThatThrownBy(() -> read(doubling)).hasMessageContaining("unfolds to more than can be read");
    }

    @Test
    void refusesMergesThatUnfoldToSomethingHuge() {
        String doubling = IntStream.range(1, 25)
                .mapToObj(i -> "a%d: &a%d {<<: [*a%d, *a%d], x%d: *a%d}".formatted(i, i, i - 1, i - 1, i, i - 1))
                .collect(Collectors.joining("\n", "a0: &a0 {x0: y}\n", ""));
        assertThatThrownBy(() -> read(doubling)).hasMessageContaining("Error in YAML");
    }

    @Test
    void refusesDeepNesting() {
        assertThatThrownBy(() -> read("[".repeat(100_000))).hasMessageContaining("Error in YAML");
    }

    @Test
    void saysWhereAndBoundsTheReason() {
        assertThatThrownBy(() -> read("a: 1\nb: {" + "😀".repeat(5_000)))
                .isInstanceOfSatisfying(ApiException.class, refused -> {
                    assertThat((String) refused.detail()).contains("(line 2, column ");
                    assertThat(((String) refused.detail()).length()).isLessThan(700);
                });
    }

    @Test
    void readsNothingAsNothing() {
        assertThat(YamlTree.read(new byte[0]).isMissingNode()).isTrue();
    }

    private static String read(String yaml) {
        return YamlTree.read(yaml.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
