package io.habeas.platform.status;

import io.habeas.platform.openapi.Endpoint;
import io.habeas.platform.openapi.Topic;
import io.habeas.platform.settings.Settings;
import io.habeas.platform.web.RequiresScope;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows what the server is set to, as it was at its start. */
@RestController
@Topic("Server")
class ConfigController {
    private final ShownConfig config;

    ConfigController(
            Settings settings,
            @Value("${spring.datasource.url}") String databaseUrl,
            @Value("${spring.datasource.username}") String databaseUser) {
        this.config = ShownConfig.of(settings, databaseUrl, databaseUser);
    }

    @GetMapping("/api/v1/config")
    @Endpoint("Show the settings that are no secret")
    @RequiresScope("config:read")
    ShownConfig config() {
        return config;
    }
}
