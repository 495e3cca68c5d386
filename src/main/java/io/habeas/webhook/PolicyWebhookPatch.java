package io.habeas.webhook;

import io.habeas.platform.FidesKey;
import io.habeas.platform.web.Closed;
import io.habeas.platform.web.MaxLength;
import io.habeas.platform.web.Range;
import java.util.Optional;

/** The body of a PATCH of one webhook; null counts as absent (policy-webhooks section 2.6; the last three members are ours). */
@Closed
record PolicyWebhookPatch(
        Optional<Direction> direction,
        @MaxLength(255) Optional<String> name,
        Optional<FidesKey> connectionConfigKey,
        Optional<Integer> order,
        Optional<PolicyWebhookTimeout> timeoutSeconds,
        @Range(min = 0, max = 20) Optional<Integer> retry,
        Optional<OnFailure> onFailure) {

    PolicyWebhookTerms terms() {
        return PolicyWebhookTerms.of(timeoutSeconds, retry, onFailure);
    }
}
