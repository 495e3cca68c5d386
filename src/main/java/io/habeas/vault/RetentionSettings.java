package io.habeas.vault;

import io.habeas.platform.settings.Section;
import io.habeas.platform.settings.Setting;
import java.time.Duration;
import java.util.Optional;

/** How long what outlives a request's completion is kept. */
@Section("vault")
public record RetentionSettings(
        @Setting(
                value =
                        "How long the identity and the webhook bodies of a complete request are kept, at most until its personal"
                                + " data expire (redis.default_ttl_seconds); 0 destroys them at once. A bare number is seconds.",
                defaultIs = "until they expire")
        Optional<Duration> keepAfterCompletion) {
    public RetentionSettings {
        if (keepAfterCompletion.orElse(Duration.ZERO).compareTo(VaultSettings.LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "vault.keep_after_completion (HABEAS_VAULT_KEEP_AFTER_COMPLETION): must be at most 3650d");
        }
    }
}
