package io.habeas.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;

class ReasonProperties {

    @Property
    void anyTextIsOneBoundedLineThatCanBeShownAndStored(@ForAll @StringLength(max = 1_200) String text) {
        Reason.of(text).map(Reason::text).ifPresent(shown -> {
            assertThat(shown.codePointCount(0, shown.length())).isBetween(1, 500);
            assertThat(shown).isEqualTo(shown.strip()).doesNotMatch("(?s).*[\\p{C}\\u2028\\u2029\\u0000].*");
            assertThat(new String(shown.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                    .isEqualTo(shown);
        });
    }

    @Property
    void readingItAgainChangesNothing(@ForAll String text) {
        Optional<Reason> once = Reason.of(text);
        assertThat(once.flatMap(reason -> Reason.of(reason.text()))).isEqualTo(once);
    }

    @Property
    void plainTextStays(@ForAll @StringLength(min = 1, max = 500) @CharRange(from = '!', to = '~') String text) {
        assertThat(Reason.of(text)).contains(new Reason(text));
    }

    @Example
    void noHalfCharacterIsLeftWhereItIsCutOff() {
        String text = "x" + "😀".repeat(600);
        assertThat(Reason.of(text)).contains(new Reason("x" + "😀".repeat(499)));
    }

    @Example
    void whatTurnsTextAroundIsTakenOut() {
        assertThat(Reason.of("on\r\nleave\t\u202Etill\u0000 May\u200B ")).contains(new Reason("on leave till May"));
        assertThat(Reason.of(" \u0007\uD800 ")).isEmpty();
    }

    @Example
    void itsTextFormHidesIt() {
        assertThat(Reason.of("Jane is on leave").orElseThrow().toString()).doesNotContain("Jane");
    }
}
