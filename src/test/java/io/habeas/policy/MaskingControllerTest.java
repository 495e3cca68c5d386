package io.habeas.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.Api;
import io.habeas.TestServer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class MaskingControllerTest {
    private final Api anyone = TestServer.shared().anonymous();

    @Test
    void masksByOneStrategy() {
        mask("\"a\", \"b\"", "{\"strategy\": \"string_rewrite\", \"configuration\": {\"rewrite_value\": \"MASKED\"}}")
                .answersStrictly(200, "{\"plain\": [\"a\", \"b\"], \"masked_values\": [\"MASKED\", \"MASKED\"]}");
        mask("\"a\"", "{\"strategy\": \"null_rewrite\", \"configuration\": {}}")
                .answersStrictly(200, "{\"plain\": [\"a\"], \"masked_values\": [null]}");
    }

    @Test
    void masksBySeveralInTurn() {
        mask("\"a\"", """
                        [{"strategy": "hash", "configuration": {}},
                         {"strategy": "string_rewrite", "configuration": {"rewrite_value": "x",
                            "format_preservation": {"suffix": "@y"}}}]
                        """).answersStrictly(200, "{\"plain\": [\"a\"], \"masked_values\": [\"x@y\"]}");
        mask("\"a\"", """
                        [{"strategy": "null_rewrite", "configuration": {}}, {"strategy": "hash", "configuration": {}}]
                        """).answersStrictly(200, "{\"plain\": [\"a\"], \"masked_values\": [null]}");
    }

    @Test
    void leavesTheValuesWithoutAStrategy() {
        mask("\"a\"", "[]").answersStrictly(200, "{\"plain\": [\"a\"], \"masked_values\": [\"a\"]}");
    }

    @ParameterizedTest
    @CsvSource({"hash, 64", "hmac, 64"})
    void masksEqualValuesEquallyWithinACallAlone(String strategy, int length) {
        JsonNode first = masked("\"a\", \"a\", \"b\"", strategy);
        assertThat(first.get(0).stringValue())
                .hasSize(length)
                .isEqualTo(first.get(1).stringValue());
        assertThat(first.get(2)).isNotEqualTo(first.get(0));
        assertThat(masked("\"a\"", strategy).get(0)).isNotEqualTo(first.get(0));
    }

    @Test
    void doesNotKnowOtherStrategies() {
        mask("\"a\"", "{\"strategy\": \"zz\", \"configuration\": {}}").answersStrictly(404, """
                        {"detail": "Strategy 'zz' does not exist. Valid strategies are [aes_encrypt, hash, hmac, null_rewrite, random_string_rewrite, string_rewrite]"}
                        """);
    }

    @Test
    void saysWhatIsWrongWithAConfiguration() {
        mask("\"a\"", "{\"strategy\": \"string_rewrite\", \"configuration\": {}}")
                .answersStrictly(400, """
                        {"detail": "1 validation error for StringRewriteMaskingConfiguration\\nrewrite_value\\n  field required (type=value_error.missing)"}
                        """);
    }

    @Test
    void refusesANullAmongTheValues() {
        mask("\"a\", null", "[]").answersStrictly(422, """
                        {"detail": [{"loc": ["body", "values", 1], "msg": "none is not an allowed value",
                         "type": "type_error.none.not_allowed"}]}
                        """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"strategy": "hash"} | ["body", "masking_strategy", "configuration"]
            null | ["body", "masking_strategy"]
            "hash" | ["body", "masking_strategy"]
            [7] | ["body", "masking_strategy", 0]
            """)
    void saysWhereAStrategyIsIncomplete(String strategy, String place) {
        mask("\"a\"", strategy).answers(422, "{\"detail\": [{\"loc\": " + place + "}]}");
    }

    @Test
    void isBounded() {
        String many = IntStream.range(0, 50_001).mapToObj(_ -> "\"\"").collect(Collectors.joining(","));
        mask(many, "[]").answers(422, "{\"detail\": [{\"loc\": [\"body\", \"values\"]}]}");
        String strategies = IntStream.range(0, 21)
                .mapToObj(_ -> "{\"strategy\": \"hash\", \"configuration\": {}}")
                .collect(Collectors.joining(",", "[", "]"));
        mask("\"a\"", strategies).answers(422, "{\"detail\": [{\"loc\": [\"body\", \"masking_strategy\"]}]}");
    }

    @Test
    void doesNotTurnASmallBodyIntoAHugeAnswer() {
        String values = IntStream.range(0, 10_000).mapToObj(_ -> "\"\"").collect(Collectors.joining(","));
        mask(
                        values,
                        "{\"strategy\": \"string_rewrite\", \"configuration\": {\"rewrite_value\": \""
                                + "x".repeat(10_000) + "\"}}")
                .answers(422, "{\"detail\": [{\"loc\": [\"body\", \"values\"]}]}");
    }

    @Test
    void listsTheStrategies() {
        JsonNode list = anyone.get("/api/v1/masking/strategy").answers(200).json();
        assertThat(list.findValuesAsString("name"))
                .containsExactly(
                        "aes_encrypt", "hash", "hmac", "null_rewrite", "random_string_rewrite", "string_rewrite");
        assertThat(list.get(5).get("configurations").get(0).propertyNames())
                .containsExactly("key", "optional", "description");
    }

    private JsonNode masked(String values, String strategy) {
        return mask(values, "{\"strategy\": \"" + strategy + "\", \"configuration\": {}}")
                .answers(200)
                .json()
                .get("masked_values");
    }

    private io.habeas.ApiResponse mask(String values, String strategy) {
        return anyone.put(
                "/api/v1/masking/mask", "{\"values\": [" + values + "], \"masking_strategy\": " + strategy + "}");
    }
}
