package io.habeas.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.webhook.DecisionReader.Reading;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class DecisionReaderTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Optional<Reason> NONE = Optional.empty();

    @Test
    void eachDecisionIsReadWithItsReason() {
        Optional<Reason> why = Reason.of("on leave");
        assertThat(taken("{'decision': 'continue', 'reason': 'on leave'}")).isEqualTo(new Decision.Continue(why));
        assertThat(taken("{'decision': 'cancel', 'reason': 'on leave'}")).isEqualTo(new Decision.Cancel(why));
        assertThat(taken("{'decision': 'review', 'reason': 'on leave'}")).isEqualTo(new Decision.Review(why));
        assertThat(taken("{'decision': 'wait', 'reason': 'on leave'}"))
                .isEqualTo(new Decision.Wait(why, Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-24T12:00:00Z", "2026-11-24T13:00:00+01:00", "2026-11-24T12:00Z"})
    void aWaitMayHaveAnEnd(String until) {
        assertThat(taken("{'decision': 'wait', 'wait_until': '" + until + "'}"))
                .isEqualTo(new Decision.Wait(NONE, Optional.of(Instant.parse("2026-11-24T12:00:00Z"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'decision': 'continue', 'halt': false}",
                "{'decision': 'continue', 'halt': 'false'}",
                "{'decision': 'continue', 'halt': null}",
                "{'decision': 'continue', 'reason': null, 'wait_until': 7}",
                "{'decision': 'continue', 'reason': ' \\u0000 '}",
                "{'decision': null, 'halt': false}",
                "{'halt': false, 'reason': 'not read', 'wait_until': 'not read'}"
            })
    void goesOnWithoutAReason(String answer) {
        assertThat(taken(answer)).isEqualTo(new Decision.Continue(NONE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'decision': 'wait', 'halt': true}",
                "{'decision': 'wait', 'halt': 'true', 'wait_until': null}",
                "{'halt': true, 'reason': 'not read', 'wait_until': 'not read'}"
            })
    void waitsAsLongAsItMay(String answer) {
        assertThat(taken(answer)).isEqualTo(new Decision.Wait(NONE, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'decision': 'stop'}|the decision was none of continue, wait, cancel and review",
                "{'decision': 'WAIT'}|the decision was none of continue, wait, cancel and review",
                "{'decision': true}|the decision was none of continue, wait, cancel and review",
                "{'decision': ''}|the decision was none of continue, wait, cancel and review",
                "{'decision': 'continue', 'halt': true}|the decision 'continue' contradicts 'halt'",
                "{'decision': 'wait', 'halt': false}|the decision 'wait' contradicts 'halt'",
                "{'decision': 'cancel', 'halt': 'false'}|the decision 'cancel' contradicts 'halt'",
                "{'decision': 'review', 'halt': false}|the decision 'review' contradicts 'halt'",
                "{'decision': 'wait', 'halt': 1}|'halt' was no boolean",
                "{'decision': 'wait', 'reason': 7}|the reason was no text",
                "{'decision': 'wait', 'reason': {}}|the reason was no text",
                "{'decision': 'wait', 'wait_until': 1795521600}|wait_until was no ISO-8601 time with an offset",
                "{'decision': 'wait', 'wait_until': ''}|wait_until was no ISO-8601 time with an offset",
                "{'decision': 'wait', 'wait_until': '2026-11-24'}|wait_until was no ISO-8601 time with an offset",
                "{'decision': 'wait', 'wait_until': '2026-11-24T12:00:00'}|wait_until was no ISO-8601 time with an offset",
                "{'decision': 'wait', 'wait_until': '2026-11-23T12:00:00Z'}|wait_until was in the past",
                "{'decision': 'wait', 'wait_until': '-999999999-01-01T00:00:00Z'}|wait_until was in the past",
                "{'other': 1}|the answer had no 'decision' and no boolean member 'halt'",
                "{'decision': null}|the answer had no 'decision' and no boolean member 'halt'"
            })
    void anythingElseIsRefusedWithAReason(String answer, String reason) {
        assertThat(read(true, answer)).isEqualTo(new Reading.Refused(reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wait", "cancel", "review"})
    void afterTheWorkItCanOnlyContinue(String decision) {
        assertThat(read(false, "{'decision': '" + decision + "'}"))
                .isEqualTo(new Reading.Refused("the decision '" + decision + "' comes too late: the work is done"));
        assertThat(read(false, "{'decision': 'continue'}")).isEqualTo(new Reading.Taken(new Decision.Continue(NONE)));
    }

    @Test
    void afterTheWorkHaltAloneHasNoEffect() {
        assertThat(read(false, "{'halt': true}")).isEqualTo(new Reading.Taken(new Decision.Continue(NONE)));
    }

    private static Decision taken(String answer) {
        return ((Reading.Taken) read(true, answer)).decision();
    }

    private static Reading read(boolean mayHalt, String answer) {
        return new DecisionReader(mayHalt, NOW).read(new JsonMapper().readTree(answer.replace('\'', '"')));
    }
}
