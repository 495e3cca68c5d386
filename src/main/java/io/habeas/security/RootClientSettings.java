package io.habeas.security;

import io.habeas.platform.settings.Section;
import io.habeas.platform.settings.Setting;
import java.util.Optional;

/** The root API client, when the operator chooses its credentials (design section 7). */
@Section("")
public record RootClientSettings(
        @Setting(
                value = "The id of the root API client, which has every scope.",
                defaultIs = "made at first start, and shown once")
        Optional<String> rootClientId,

        @Setting(
                value =
                        "The secret of the root API client. Set both or neither; a root client made earlier is then locked out.",
                defaultIs = "made at first start, and shown once",
                secret = true)
        Optional<String> rootClientSecret) {

    public RootClientSettings {
        if (rootClientId.isPresent() != rootClientSecret.isPresent()) {
            throw new IllegalArgumentException("root_client_id (HABEAS_ROOT_CLIENT_ID), root_client_secret"
                    + " (HABEAS_ROOT_CLIENT_SECRET): set both or neither");
        }
    }

    @Override
    public String toString() {
        return "RootClientSettings[rootClientId=" + rootClientId.orElse("none") + "]";
    }
}
