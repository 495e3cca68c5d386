package io.habeas.connection;

import io.habeas.platform.settings.Section;
import io.habeas.platform.settings.Setting;
import java.time.Duration;
import java.util.Locale;

/** The limits on what Habeas asks of a data store (defect D6). */
@Section("connection")
public record ConnectionSettings(
        @Setting(value = "How long a data store may take to answer a connection attempt.", byDefault = "10s")
        Duration connectTimeout,

        @Setting(value = "How long one statement may run in a data store.", byDefault = "5m")
        Duration statementTimeout,

        @Setting(value = "The most connections that one request holds to one data store at a time.", byDefault = "4")
        int poolSize) {

    public ConnectionSettings {
        require(within(connectTimeout, 1, 60), "connect_timeout", "1s to 60s");
        require(within(statementTimeout, 1, 86_400), "statement_timeout", "1s to 1d");
        require(poolSize >= 1 && poolSize <= 50, "pool_size", "1 to 50");
    }

    private static boolean within(Duration duration, long least, long most) {
        return duration.toMillis() >= least * 1_000 && duration.toMillis() <= most * 1_000;
    }

    private static void require(boolean holds, String setting, String allowed) {
        if (!holds) {
            String variable = "HABEAS_CONNECTION_" + setting.toUpperCase(Locale.ROOT);
            throw new IllegalArgumentException("connection." + setting + " (" + variable + "): must be " + allowed);
        }
    }
}
