package io.habeas.cli;

import io.habeas.platform.DatabaseSettings;
import io.habeas.platform.ServerSettings;
import java.util.List;

/** The settings records of all features: what is not listed here is no setting. */
final class AllSettings {
    static final List<Class<? extends Record>> TYPES = List.of(ServerSettings.class, DatabaseSettings.class);

    private AllSettings() {}
}
