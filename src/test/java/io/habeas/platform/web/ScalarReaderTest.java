package io.habeas.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.habeas.platform.FidesKey;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** One JSON scalar as pydantic 1 takes it, and the texts it is refused with (api-overview sections 1 and 1.5). */
class ScalarReaderTest {
    private final ScalarReader reader = new ScalarReader();

    enum Direction {
        @JsonProperty("one_way")
        ONE,
        TWO_WAY
    }

    record Ruled(
            @Range(min = 1, max = 100) int size,
            @MaxLength(3) String text,
            long free) {}

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            "text",        text
            "",            ``
            " spaced ",    ` spaced `
            2,             2
            -0,            0
            1.50,          1.5
            1e3,           1000.0
            123456789012345678901234567890, 123456789012345678901234567890
            true,          True
            false,         False
            "Ü\\ud83d\\ude00", Ü😀
            """)
    void scalarsAreTexts(String json, String expected) {
        assertThat(read(json, String.class)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "[\"a\"]"})
    void whatHasPartsIsNoText(String json) {
        refuses(json, String.class, "str type expected", "type_error.str");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "\\u0000"     | null characters are not allowed | value_error.str.null_character
            "a\\u0000b"   | null characters are not allowed | value_error.str.null_character
            "\\ud800"     | surrogates not allowed          | value_error.unicode
            "\\udc00a"    | surrogates not allowed          | value_error.unicode
            "a\\ud800b"   | surrogates not allowed          | value_error.unicode
            """)
    void aTextThatNoDatabaseHoldsIsRefused(String json, String message, String type) {
        refuses(json, String.class, message, type);
    }

    @Test
    void aTextIsAtMostSoLongCountedInCharacters() {
        assertThat(reader.read(json("\"😀😀😀\""), String.class, rules("text"))).isEqualTo("😀😀😀");
        InvalidValue refused = refusal("\"abcd\"", String.class, "text");
        assertThat(problem(refused))
                .isEqualTo(new FieldProblem(
                        List.of("x"),
                        "ensure this value has at most 3 characters",
                        "value_error.any_str.max_length",
                        Map.of("limit_value", 3)));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            2,            2
            "2",          2
            " +2 ",       2
            "-7",         -7
            "007",        7
            2.9,          2
            -2.9,         -2
            1e-300,       0
            true,         1
            false,        0
            2147483647,   2147483647
            -2147483648,  -2147483648
            """)
    void wholeNumbersAndWhatLooksLikeThemAreIntegers(String json, int expected) {
        assertThat(read(json, int.class)).isEqualTo(expected);
        assertThat(read(json, long.class)).isEqualTo((long) expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "\" \"",
                "\"two\"",
                "\"2.0\"",
                "\"0x10\"",
                "\"1e3\"",
                "\"+\"",
                "\"1 2\"",
                "[]",
                "{}",
                "1e300",
                "-1e20",
                "9223372036854775808",
                "\"99999999999999999999\"",
                "\"123456789012345678901234567890\""
            })
    void allElseIsNoInteger(String json) {
        refuses(json, long.class, "value is not a valid integer", "type_error.integer");
        refuses(json, int.class, "value is not a valid integer", "type_error.integer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2147483648", "-2147483649", "\"2147483648\"", "2147483648.5"})
    void anIntegerFitsItsType(String json) {
        refuses(json, int.class, "value is not a valid integer", "type_error.integer");
        assertThat(read(json, long.class)).isInstanceOf(Long.class);
    }

    @Test
    void aNumberBeyondAllNumbersIsNotFinite() {
        for (Class<?> type : List.of(int.class, long.class, String.class)) {
            refuses("1e999", type, "ensure this value is a finite number", "value_error.number.not_finite_number");
        }
    }

    @Test
    void anIntegerLiesInItsRange() {
        assertThat(reader.read(json("100"), int.class, rules("size"))).isEqualTo(100);
        assertThat(problem(refusal("0", int.class, "size")))
                .isEqualTo(new FieldProblem(
                        List.of("x"),
                        "ensure this value is greater than or equal to 1",
                        "value_error.number.not_ge",
                        Map.of("limit_value", 1L)));
        assertThat(problem(refusal("101", int.class, "size")))
                .isEqualTo(new FieldProblem(
                        List.of("x"),
                        "ensure this value is less than or equal to 100",
                        "value_error.number.not_le",
                        Map.of("limit_value", 100L)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "1", "\"true\"", "\"True\"", "\"1\"", "\"on\"", "\"T\"", "\"y\"", "\"YES\""})
    void manySpellingsAreTrue(String json) {
        assertThat(read(json, boolean.class)).isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "0", "\"false\"", "\"FALSE\"", "\"0\"", "\"off\"", "\"f\"", "\"N\"", "\"no\""})
    void manySpellingsAreFalse(String json) {
        assertThat(read(json, boolean.class)).isEqualTo(false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "-1", "0.5", "\"\"", "\"maybe\"", "\" true\"", "[]", "{}", "[true]"})
    void allElseIsNoBoolean(String json) {
        refuses(json, boolean.class, "value could not be parsed to a boolean", "type_error.bool");
    }

    @Test
    void aTimestampIsATextOrANumber() {
        Instant expected = Instant.parse("2021-08-30T16:09:37Z");
        assertThat(read("\"2021-08-30T16:09:37Z\"", Instant.class)).isEqualTo(expected);
        assertThat(read("1630339777", Instant.class)).isEqualTo(expected);
        assertThat(read("1.630339777e9", Instant.class)).isEqualTo(expected);
        refuses("true", Instant.class, "invalid datetime format", "value_error.datetime");
        refuses("[]", Instant.class, "str type expected", "type_error.str");
    }

    @Test
    void aChoiceIsOneOfItsNames() {
        assertThat(read("\"one_way\"", Direction.class)).isEqualTo(Direction.ONE);
        assertThat(read("\"two_way\"", Direction.class)).isEqualTo(Direction.TWO_WAY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"ONE\"", "\"TWO_WAY\"", "\"\"", "0", "true", "[]", "{}"})
    void allElseIsToldWhatIsPermitted(String json) {
        assertThat(problem(refusal(json, Direction.class, "free")))
                .isEqualTo(new FieldProblem(
                        List.of("x"),
                        "value is not a valid enumeration member; permitted: 'one_way', 'two_way'",
                        "type_error.enum",
                        Map.of("enum_values", List.of("one_way", "two_way"))));
    }

    @Test
    void aKeyIsReadByItsOwnRule() {
        assertThat(read("\"a.b\"", FidesKey.class)).isEqualTo(FidesKey.of("a.b"));
        assertThat(read("5", FidesKey.class)).isEqualTo(FidesKey.of("5"));
        refuses(
                "\"a b\"",
                FidesKey.class,
                "FidesKey must only contain alphanumeric characters, '.', '_' or '-'.",
                "value_error");
    }

    private void refuses(String json, Class<?> type, String message, String errorType) {
        assertThat(problem(refusal(json, type, "free"))).isEqualTo(new FieldProblem(List.of("x"), message, errorType));
    }

    private InvalidValue refusal(String json, Class<?> type, String rules) {
        return catchThrowableOfType(InvalidValue.class, () -> reader.read(json(json), type, rules(rules)));
    }

    private static FieldProblem problem(InvalidValue refused) {
        assertThat(refused).isNotNull();
        return refused.at(Location.of("x"));
    }

    private Object read(String json, Class<?> type) {
        return reader.read(json(json), type, rules("free"));
    }

    private static JsonNode json(String text) {
        return JsonShapes.mapper().readTree(text);
    }

    private static RecordComponent rules(String name) {
        return Arrays.stream(Ruled.class.getRecordComponents())
                .filter(component -> component.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
