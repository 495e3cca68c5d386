package io.habeas.vault;

import io.habeas.platform.settings.Section;
import io.habeas.platform.settings.Setting;
import java.time.Duration;

/** How long personal data of a request is kept; the section has fidesops' name, also when the vault is in PostgreSQL. */
@Section("redis")
public record VaultSettings(
        @Setting(
                value = "How long the personal data of a request is kept; a bare number is seconds.",
                byDefault = "604800")
        Duration defaultTtlSeconds) {
    static final Duration LONGEST = Duration.ofDays(3650);

    public VaultSettings {
        if (!defaultTtlSeconds.isPositive() || defaultTtlSeconds.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "redis.default_ttl_seconds (HABEAS_REDIS_DEFAULT_TTL_SECONDS): must be above 0"
                            + " and at most 3650d");
        }
    }
}
