package io.habeas.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.habeas.Defect;
import io.habeas.platform.web.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FidesKeyTest {
    private static final int LONGEST = 255;

    @ParameterizedTest
    @ValueSource(strings = {"a", "0", "_", "-", ".", "...", "user.contact", "Mixed_Case-9", "<instance_fides_key>"})
    void takesLettersDigitsDotsUnderscoresAndHyphens(String text) {
        assertThat(FidesKey.of(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "a\n",
                "\na",
                "a/b",
                "a%20",
                "ä",
                "а",
                "a\u200b",
                "１",
                "a\0",
                "<other>",
                "<instance_fides_key> ",
                "a'b",
                "a\"b",
                "\ud83d\ude00"
            })
    void refusesEverythingElse(String text) {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> FidesKey.of(text))
                .withMessage("FidesKey must only contain alphanumeric characters, '.', '_' or '-'.");
    }

    @Test
    void isAtMostAsLongAsItsColumn() {
        assertThat(FidesKey.of("x".repeat(LONGEST)).value()).hasSize(LONGEST);
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> FidesKey.of("x".repeat(LONGEST + 1)))
                .withMessage("ensure this value has at most 255 characters");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            Höok  B-two,                hook_b_two
            user.contact,               usercontact
            '  Right to Access  ',      right_to_access
            Straße,                     strasse
            Москва,                     moskva
            '- a -',                    _a_
            a---b   c,                  a_b_c
            Ünï_cødé 2,                 uni_code_2
            a'b"c,                      abc
            'tab\tand\nline',           tab_and_line
            under_score,                under_score
            """)
    void isDerivedFromAName(String name, String key) {
        String written = name.replace("\\t", "\t").replace("\\n", "\n");

        assertThat(FidesKey.derivedFrom(written)).hasValue(FidesKey.of(key));
    }

    /** Such a name was a failure of the server. */
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "!!!", "...", "\u200b", "\ud83d\ude00"})
    @Defect("7")
    void isNotDerivedWhereNothingIsLeftOfTheName(String name) {
        assertThat(FidesKey.derivedFrom(name)).isEmpty();
    }

    @Test
    void isNotDerivedFromANameThatIsTooLong() {
        assertThat(FidesKey.derivedFrom("x".repeat(LONGEST))).isPresent();
        assertThat(FidesKey.derivedFrom("x".repeat(LONGEST + 1))).isEmpty();
    }
}
