package io.habeas.webhook;

import io.habeas.platform.FidesKey;
import io.habeas.platform.web.MaxLength;
import io.habeas.platform.web.Range;
import java.util.Optional;

/** One webhook of the list that a PUT sends (policy-webhooks section 2.4; the last three members are ours, design section 5). */
record PolicyWebhookEntry(
        FidesKey connectionConfigKey,
        Direction direction,
        Optional<FidesKey> key,
        @MaxLength(255) Optional<String> name,
        Optional<PolicyWebhookTimeout> timeoutSeconds,
        @Range(min = 0, max = 20) Optional<Integer> retry,
        Optional<OnFailure> onFailure) {

    PolicyWebhookTerms terms() {
        return PolicyWebhookTerms.of(timeoutSeconds, retry, onFailure);
    }
}
