package io.habeas.webhook;

import io.habeas.platform.settings.Section;
import io.habeas.platform.settings.Setting;
import java.time.Duration;

/** How receivers that fail, or are slow, are spared. */
@Section("webhook")
public record BreakerSettings(
        @Setting(value = "How many calls this node makes to one host at once; the others wait.", byDefault = "32")
        int callsPerHost,

        @Setting(
                value = "After how many failures in a row the calls over a connection are held back; 0 is never.",
                byDefault = "5")
        int breakerFailures,

        @Setting(
                value = "How long they are held back before one of them is made to see whether the receiver is well"
                        + " again; doubled each time that it is not.",
                byDefault = "30")
        Duration breakerOpenTime,

        @Setting(value = "The longest that this time grows to.", byDefault = "300")
        Duration breakerLongestOpenTime) {
    private static final Duration LONGEST = Duration.ofHours(24);

    public BreakerSettings {
        if (callsPerHost < 1 || callsPerHost > 128) {
            throw new IllegalArgumentException("webhook.calls_per_host: must be 1 to 128");
        }
        if (breakerFailures < 0 || breakerFailures > 1000) {
            throw new IllegalArgumentException("webhook.breaker_failures: must be 0 to 1000");
        }
        if (!breakerOpenTime.isPositive() || breakerOpenTime.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("webhook.breaker_open_time: must be above 0 and at most 24h");
        }
        if (breakerLongestOpenTime.compareTo(breakerOpenTime) < 0 || breakerLongestOpenTime.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "webhook.breaker_longest_open_time: must be at least webhook.breaker_open_time and at most 24h");
        }
    }
}
