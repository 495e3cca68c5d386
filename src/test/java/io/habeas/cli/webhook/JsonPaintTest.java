package io.habeas.cli.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.cli.terminal.Colours;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class JsonPaintTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void indentsAndKeepsTheValues() {
        assertThat(paint(false, "{\"a\": [1.5, {\"b\": null}], \"c\": {}, \"d\": []}"))
                .isEqualTo("""
                {
                  "a": [
                    1.5,
                    {
                      "b": null
                    }
                  ],
                  "c": {},
                  "d": []
                }""");
    }

    @Test
    void coloursByWhatAValueIs() {
        assertThat(paint(true, "{\"a\": \"t\", \"n\": 1, \"z\": null}"))
                .contains(
                        "\u001b[36m\"a\"\u001b[0m: \u001b[32m\"t\"\u001b[0m", "\u001b[35m1\u001b[0m", "\u001b[2mnull");
    }

    @Test
    void namesAndTextsCannotCommandTheTerminal() {
        assertThat(paint(false, "{\"\\u001b[2J\": \"\\u009b2J\\u202e\"}"))
                .doesNotContain("\u001b", "\u009b", "\u202e")
                .contains("\\u009b2J\\u202e");
    }

    private static String paint(boolean colours, String json) {
        return new JsonPaint(new Colours(colours)).of(JSON.readTree(json));
    }
}
