package io.habeas.cli;

import io.habeas.platform.DatabaseSettings;
import io.habeas.platform.Deployment;
import io.habeas.platform.ServerSettings;
import io.habeas.platform.postgres.EmbeddedPostgres;
import io.habeas.platform.settings.Settings;
import java.util.Optional;

/** The app database: the one of the settings, or the embedded one, which is started for it and stopped after. */
record AppDatabase(String url, String user, String password, Optional<EmbeddedPostgres> embedded)
        implements AutoCloseable {

    static AppDatabase open(Settings settings) {
        DatabaseSettings given = settings.get(DatabaseSettings.class);
        return given.url()
                .map(url -> new AppDatabase(
                        url, given.user().orElse(""), given.password().orElse(""), Optional.empty()))
                .orElseGet(() -> embedded(EmbeddedPostgres.start(
                        settings.get(ServerSettings.class).dataDir())));
    }

    private static AppDatabase embedded(EmbeddedPostgres server) {
        return new AppDatabase(server.jdbcUrl(), server.user(), server.password(), Optional.of(server));
    }

    /** The embedded database belongs to this process alone, as its folder is locked. */
    Deployment deployment() {
        return new Deployment(embedded.isPresent());
    }

    @Override
    public void close() {
        embedded.ifPresent(EmbeddedPostgres::close);
    }

    @Override
    public String toString() {
        return "AppDatabase[" + url + "]";
    }
}
