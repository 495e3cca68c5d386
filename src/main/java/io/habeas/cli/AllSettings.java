package io.habeas.cli;

import io.habeas.platform.DatabaseSettings;
import io.habeas.platform.ServerSettings;
import io.habeas.security.KeySettings;
import io.habeas.security.RootClientSettings;
import io.habeas.security.SecuritySettings;
import io.habeas.vault.VaultSettings;
import java.util.List;

/** The settings records of all features: what is not listed here is no setting. */
final class AllSettings {
    static final List<Class<? extends Record>> TYPES = List.of(
            ServerSettings.class,
            DatabaseSettings.class,
            KeySettings.class,
            RootClientSettings.class,
            SecuritySettings.class,
            VaultSettings.class);

    private AllSettings() {}
}
