package io.habeas.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderRulesTest {
    @Test
    void takesWhatAHeaderMayHold() {
        assertThat(HeaderRules.problem(Map.of("Authorization", "Bearer abc.d-e_f~ \t!ÿé", "x_y", "")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\r\nx: y",
                "a\n",
                "a\r",
                "a\0b",
                "a\u007f",
                "a\u0085b",
                "\u0001",
                "a\u010db",
                "a\u560a",
                "€",
                "\ud83d\ude00"
            })
    void refusesAValueThatCouldEndItsLineAndDoesNotShowIt(String value) {
        assertThat(HeaderRules.problem(Map.of("Authorization", "secret" + value)))
                .hasValueSatisfying(problem ->
                        assertThat(problem).contains("'authorization'").doesNotContain("secret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a:", "a\r\nb", "ä", "(a)", "a\0"})
    void refusesANameThatIsNone(String name) {
        assertThat(HeaderRules.problem(Map.of(name, "x"))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host",
                "content-length",
                "Transfer-Encoding",
                "CONNECTION",
                "Upgrade",
                "Expect",
                "te",
                "Accept-Encoding"
            })
    void keepsTheFramingOfMessagesToTheClient(String name) {
        assertThat(HeaderRules.problem(Map.of(name, "x")))
                .hasValueSatisfying(problem -> assertThat(problem).contains("set by the client itself"));
    }

    @Test
    void refusesOneHeaderTwice() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", "a");
        headers.put("authorization", "b");
        assertThat(HeaderRules.problem(headers))
                .hasValueSatisfying(problem -> assertThat(problem).contains("there twice"));
    }
}
