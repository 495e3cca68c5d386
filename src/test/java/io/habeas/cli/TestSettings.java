package io.habeas.cli;

import io.habeas.TestServer;
import io.habeas.platform.settings.Settings;
import java.util.Map;

/** Settings for servers in tests. */
public final class TestSettings {
    public static final Map<String, String> DEFAULTS = Map.of(
            "HABEAS_ROOT_CLIENT_ID", TestServer.ROOT_ID,
            "HABEAS_ROOT_CLIENT_SECRET", TestServer.ROOT_SECRET,
            // Many servers share one PostgreSQL, each with a pool.
            "HABEAS_DATABASE_POOL_SIZE", "8");

    private TestSettings() {}

    public static Settings load(Map<String, String> environment) {
        return Settings.load(AllSettings.TYPES, "", environment);
    }
}
