package io.habeas.webhook;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was chosen for the calls of a webhook beyond the reference (design section 5); null where the default holds.
 *
 * @param timeoutSeconds how long a call may take
 * @param retry tries after the first
 * @param onFailure what a failure does to the request
 */
record PolicyWebhookTerms(
        @Nullable BigDecimal timeoutSeconds,
        @Nullable Integer retry,
        @Nullable OnFailure onFailure) {
    private static final BigDecimal DEFAULT_TIMEOUT_SECONDS = BigDecimal.valueOf(30);
    private static final int DEFAULT_RETRY = 4;

    static PolicyWebhookTerms of(
            Optional<PolicyWebhookTimeout> timeout, Optional<Integer> retry, Optional<OnFailure> onFailure) {
        return new PolicyWebhookTerms(
                timeout.map(PolicyWebhookTimeout::seconds).orElse(null), retry.orElse(null), onFailure.orElse(null));
    }

    /** These terms, and the other ones where nothing was chosen here. */
    PolicyWebhookTerms over(PolicyWebhookTerms other) {
        return new PolicyWebhookTerms(
                timeoutSeconds == null ? other.timeoutSeconds : timeoutSeconds,
                retry == null ? other.retry : retry,
                onFailure == null ? other.onFailure : onFailure);
    }

    /** The seconds in force, without zeros at the end. */
    BigDecimal secondsInForce() {
        BigDecimal seconds = timeoutSeconds == null ? DEFAULT_TIMEOUT_SECONDS : timeoutSeconds.stripTrailingZeros();
        return seconds.scale() < 0 ? seconds.setScale(0) : seconds;
    }

    Duration timeoutInForce() {
        return Duration.ofMillis(secondsInForce().movePointRight(3).longValueExact());
    }

    int retryInForce() {
        return retry == null ? DEFAULT_RETRY : retry;
    }

    /** One is asked and its answer counts; the other is only told. */
    OnFailure onFailureInForce(Direction direction) {
        if (onFailure != null) {
            return onFailure;
        }
        return switch (direction) {
            case TWO_WAY -> OnFailure.FAIL;
            case ONE_WAY -> OnFailure.CONTINUE;
        };
    }
}
