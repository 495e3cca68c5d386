package io.habeas.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.habeas.platform.web.InvalidValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyWebhookTermsTest {
    private static final PolicyWebhookTerms NONE =
            PolicyWebhookTerms.of(Optional.empty(), Optional.empty(), Optional.empty());
    private static final PolicyWebhookTerms ALL =
            new PolicyWebhookTerms(new BigDecimal("2.500"), 0, OnFailure.CONTINUE);

    @Test
    void haveDefaultsThatDependOnTheDirection() {
        assertThat(NONE.timeoutInForce()).isEqualTo(Duration.ofSeconds(30));
        assertThat(NONE.retryInForce()).isEqualTo(4);
        assertThat(NONE.onFailureInForce(Direction.TWO_WAY)).isEqualTo(OnFailure.FAIL);
        assertThat(NONE.onFailureInForce(Direction.ONE_WAY)).isEqualTo(OnFailure.CONTINUE);
    }

    @Test
    void takeWhatWasChosenOverWhatWasBefore() {
        assertThat(NONE.over(ALL)).isEqualTo(ALL);
        assertThat(ALL.over(NONE)).isEqualTo(ALL);
        assertThat(new PolicyWebhookTerms(null, 9, null).over(ALL))
                .isEqualTo(new PolicyWebhookTerms(new BigDecimal("2.500"), 9, OnFailure.CONTINUE));
    }

    @ParameterizedTest
    @CsvSource({"2.500, 2.5", "300, 300", "1e2, 100", "0.0001, 0.001", "29.9991, 30"})
    void showTheSecondsInWholeMillisecondsWithoutZeros(String sent, String shown) {
        var timeout = Optional.of(PolicyWebhookTimeout.of(sent));

        var terms = PolicyWebhookTerms.of(timeout, Optional.empty(), Optional.empty());
        assertThat(terms.secondsInForce().toString()).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "300.001", "301", "1e400", "x", "", "NaN", "1e-99999999999999999999"})
    void refuseATimeoutOutOfBounds(String sent) {
        assertThatThrownBy(() -> PolicyWebhookTimeout.of(sent)).isInstanceOf(InvalidValue.class);
    }
}
