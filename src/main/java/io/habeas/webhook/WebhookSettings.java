package io.habeas.webhook;

import io.habeas.platform.settings.Section;
import io.habeas.platform.settings.Setting;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** How long a request waits on a webhook that halted it. */
@Section("execution")
public record WebhookSettings(
        @Setting(
                value = "How long a request that a webhook halted waits for its resume, and how long the reply token"
                        + " lives; a bare number is minutes.",
                byDefault = "3600",
                unit = ChronoUnit.MINUTES)
        Duration privacyRequestDelayTimeout) {

    public WebhookSettings {
        if (privacyRequestDelayTimeout.isZero() || privacyRequestDelayTimeout.toDays() > 365) {
            throw new IllegalArgumentException(
                    "execution.privacy_request_delay_timeout: must be above 0 and at most 365d");
        }
    }
}
