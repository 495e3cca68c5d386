package io.habeas.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class MaskingStrategiesTest {

    @Test
    void haveTheirDefaults() {
        assertThat(strategy("aes_encrypt", "{}")).isEqualTo(new AesEncrypt(""));
        assertThat(strategy("hash", "{}")).isEqualTo(new Hash(HashAlgorithm.SHA_256, ""));
        assertThat(strategy("hmac", "{}")).isEqualTo(new Hmac(HashAlgorithm.SHA_256, ""));
        assertThat(strategy("null_rewrite", "{}")).isEqualTo(new NullRewrite());
        assertThat(strategy("random_string_rewrite", "{}")).isEqualTo(new RandomStringRewrite(30, ""));
        assertThat(strategy("string_rewrite", "{\"rewrite_value\": \"M\"}")).isEqualTo(new StringRewrite("M", ""));
    }

    @Test
    void readTheirConfigurations() {
        String suffix = "\"format_preservation\": {\"suffix\": \"@x\"}";

        assertThat(strategy("aes_encrypt", "{\"mode\": \"GCM\", " + suffix + "}"))
                .isEqualTo(new AesEncrypt("@x"));
        assertThat(strategy("hash", "{\"algorithm\": \"SHA-512\", " + suffix + "}"))
                .isEqualTo(new Hash(HashAlgorithm.SHA_512, "@x"));
        assertThat(strategy("hmac", "{\"algorithm\": \"SHA-512\", " + suffix + "}"))
                .isEqualTo(new Hmac(HashAlgorithm.SHA_512, "@x"));
        assertThat(strategy("random_string_rewrite", "{\"length\": 5, " + suffix + "}"))
                .isEqualTo(new RandomStringRewrite(5, "@x"));
    }

    @Test
    void takeWhatCanBeConverted() {
        assertThat(strategy("random_string_rewrite", "{\"length\": \" 12 \"}"))
                .isEqualTo(new RandomStringRewrite(12, ""));
        assertThat(strategy("random_string_rewrite", "{\"length\": 12.9}")).isEqualTo(new RandomStringRewrite(12, ""));
        assertThat(strategy("random_string_rewrite", "{\"length\": -1e30}"))
                .isEqualTo(new RandomStringRewrite(Integer.MIN_VALUE, ""));
        assertThat(strategy("string_rewrite", "{\"rewrite_value\": 5}")).isEqualTo(new StringRewrite("5", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"x\": 1}",
                "{\"format_preservation\": null}",
                "{\"format_preservation\": {\"suffix\": \"\", \"x\": 1}}"
            })
    void ignoreWhatTheyDoNotKnow(String configuration) {
        assertThat(strategy("hash", configuration)).isEqualTo(new Hash(HashAlgorithm.SHA_256, ""));
    }

    @Test
    void areListedWhenThereIsNoneOfThatName() {
        assertThat(MaskingStrategies.parse("zz", Map.of()))
                .isEqualTo(new ParsedStrategy.Unknown(
                        "Strategy 'zz' does not exist. Valid strategies are [aes_encrypt, hash, hmac, null_rewrite,"
                                + " random_string_rewrite, string_rewrite]"));
    }

    @Test
    void tellWhatIsMissing() {
        assertThat(problem("string_rewrite", "{}")).isEqualTo("""
                1 validation error for StringRewriteMaskingConfiguration
                rewrite_value
                  field required (type=value_error.missing)""");
    }

    @Test
    void tellAllProblemsAtOnce() {
        assertThat(problem("string_rewrite", "{\"rewrite_value\": null, \"format_preservation\": {}}"))
                .isEqualTo("""
                2 validation errors for StringRewriteMaskingConfiguration
                rewrite_value
                  none is not an allowed value (type=type_error.none.not_allowed)
                format_preservation -> suffix
                  field required (type=value_error.missing)""");
    }

    @Test
    void tellWhatIsPermitted() {
        assertThat(problem("hash", "{\"algorithm\": \"SHA_256\"}")).isEqualTo("""
                1 validation error for HashMaskingConfiguration
                algorithm
                  value is not a valid enumeration member; permitted: 'SHA-256', 'SHA-512' \
                (type=type_error.enum; enum_values=[<Algorithm.SHA_256: 'SHA-256'>, <Algorithm.SHA_512: 'SHA-512'>])""");
        assertThat(problem("aes_encrypt", "{\"mode\": \"CBC\"}")).isEqualTo("""
                1 validation error for AesEncryptionMaskingConfiguration
                mode
                  value is not a valid enumeration member; permitted: 'GCM' \
                (type=type_error.enum; enum_values=[<Mode.GCM: 'GCM'>])""");
    }

    @Test
    void refuseALengthThatFillsTheMemory() {
        assertThat(problem("random_string_rewrite", "{\"length\": 1000000000000}"))
                .isEqualTo("""
                1 validation error for RandomStringMaskingConfiguration
                length
                  ensure this value is less than or equal to 10000 (type=value_error.number.not_le; limit_value=10000)""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"x\"", "\"1.5\"", "[1]", "{}", "\"\"", "\"99999999999999999999\""})
    void refuseALengthThatIsNone(String length) {
        assertThat(problem("random_string_rewrite", "{\"length\": " + length + "}"))
                .endsWith("\nlength\n  value is not a valid integer (type=type_error.integer)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "{}"})
    void refuseATextThatIsNone(String value) {
        assertThat(problem("string_rewrite", "{\"rewrite_value\": " + value + "}"))
                .endsWith("\nrewrite_value\n  str type expected (type=type_error.str)");
    }

    @Test
    void refuseNullCharactersWhichDatabasesDo() {
        assertThat(problem("string_rewrite", "{\"rewrite_value\": \"a\\u0000b\"}"))
                .endsWith("\nrewrite_value\n  null characters are not allowed (type=value_error)");
    }

    @Test
    void refuseAFormatThatIsNone() {
        assertThat(problem("hmac", "{\"format_preservation\": \"@x\"}"))
                .endsWith("\nformat_preservation\n  value is not a valid dict (type=type_error.dict)");
    }

    @Test
    void refuseNullForWhatHasADefault() {
        assertThat(MaskingStrategies.parse("hmac", Collections.singletonMap("algorithm", null)))
                .isInstanceOf(ParsedStrategy.Invalid.class);
        assertThat(problem("random_string_rewrite", "{\"length\": null}"))
                .endsWith("none is not an allowed value (type=type_error.none.not_allowed)");
    }

    @Test
    void areDescribedInTheirOrder() {
        assertThat(MaskingStrategies.names())
                .containsExactly(
                        "aes_encrypt", "hash", "hmac", "null_rewrite", "random_string_rewrite", "string_rewrite")
                .isSorted();
        assertThat(MaskingStrategies.describe())
                .map(description -> description.configurations().stream()
                        .map(StrategyDescription.Member::key)
                        .toList())
                .containsExactly(
                        List.of("mode", "format_preservation"),
                        List.of("algorithm", "format_preservation"),
                        List.of("algorithm", "format_preservation"),
                        List.of(),
                        List.of("length"),
                        List.of("rewrite_value"));
    }

    @Test
    void sayTruthfullyWhichMemberIsOptional() {
        assertThat(MaskingStrategies.describe())
                .flatMap(StrategyDescription::configurations)
                .filteredOn(member -> !member.optional())
                .map(StrategyDescription.Member::key)
                .containsExactly("rewrite_value");
    }

    private static MaskingStrategy strategy(String name, String configuration) {
        return ((ParsedStrategy.Valid) parse(name, configuration)).strategy();
    }

    private static String problem(String name, String configuration) {
        return ((ParsedStrategy.Invalid) parse(name, configuration)).message();
    }

    private static ParsedStrategy parse(String name, String configuration) {
        Map<String, @Nullable Object> members = JsonMapper.shared().readValue(configuration, new TypeReference<>() {});
        return MaskingStrategies.parse(name, members);
    }
}
