package io.habeas.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.habeas.platform.web.InvalidValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryCursorTest {

    @Test
    void comesBackFromItsText() {
        DeliveryCursor cursor = new DeliveryCursor(Instant.parse("2026-11-24T01:02:03.456789Z"), 123_456);

        assertThat(DeliveryCursor.of(cursor.toString())).isEqualTo(cursor);
        assertThat(cursor.toString()).matches("[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1.2.3",
                "x.1",
                "1.-1",
                "999999999999999999.1",
                "-999999999999999999.1",
                "1.9999999999999999999"
            })
    void refusesWhatWeDidNotGiveOut(String plain) {
        String text = Base64.getUrlEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> DeliveryCursor.of(text)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void refusesWhatIsNoBase64() {
        assertThatThrownBy(() -> DeliveryCursor.of("no cursor!")).isInstanceOf(InvalidValue.class);
    }
}
