package io.habeas.platform;

import io.habeas.platform.settings.Section;
import io.habeas.platform.settings.Setting;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Where the server listens, where it keeps its files, and how others reach it (design section 8). */
@Section("")
public record ServerSettings(
        @Setting(value = "The port the server listens on, on all interfaces.", byDefault = "8080")
        int port,

        @Setting(value = "The data folder: embedded PostgreSQL, keys, packages.", byDefault = "./data")
        Path dataDir,

        @Setting(
                value = "How receivers of webhooks reach this server; sent to them as reply-to-url.",
                defaultIs = "none")
        Optional<URI> publicUrl) {

    public ServerSettings {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("port (HABEAS_PORT): must be 0 to 65535");
        }
        publicUrl.ifPresent(url -> {
            if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme())) {
                throw new IllegalArgumentException(
                        "public_url (HABEAS_PUBLIC_URL): must start with https:// or http://");
            }
        });
    }
}
