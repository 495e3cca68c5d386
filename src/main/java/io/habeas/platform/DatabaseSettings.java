package io.habeas.platform;

import io.habeas.platform.settings.Section;
import io.habeas.platform.settings.Setting;
import java.util.Optional;

/** The app database (design section 8). */
@Section("database")
public record DatabaseSettings(
        @Setting(
                value = "The app database, jdbc:postgresql://host:port/name.",
                defaultIs = "embedded PostgreSQL in the data folder")
        Optional<String> url,

        @Setting(value = "The user of the app database.", defaultIs = "none")
        Optional<String> user,

        @Setting(value = "The password of that user.", defaultIs = "none", secret = true)
        Optional<String> password,

        @Setting(value = "The most connections this node holds.", byDefault = "16")
        int poolSize) {

    public DatabaseSettings {
        url.ifPresent(text -> {
            if (!text.startsWith("jdbc:postgresql:")) {
                throw new IllegalArgumentException(
                        "database.url (HABEAS_DATABASE_URL): must start with jdbc:postgresql:");
            }
        });
        if (poolSize < 2 || poolSize > 500) {
            throw new IllegalArgumentException("database.pool_size (HABEAS_DATABASE_POOL_SIZE): must be 2 to 500");
        }
    }
}
