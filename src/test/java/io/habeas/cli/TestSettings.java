package io.habeas.cli;

import io.habeas.platform.settings.Settings;
import java.util.Map;

/** Settings for servers in tests. */
public final class TestSettings {
    public static final Map<String, String> DEFAULTS = Map.of();

    private TestSettings() {}

    public static Settings load(Map<String, String> environment) {
        return Settings.load(AllSettings.TYPES, "", environment);
    }
}
