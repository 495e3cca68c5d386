package io.habeas.platform.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.Defect;
import io.habeas.MigratedDatabase;
import io.habeas.TestServer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class StatusTest {
    private final TestServer server = TestServer.shared();

    @Test
    void healthNeedsNoToken() {
        server.anonymous().get("/health").answersStrictly(200, """
                {"webserver": "healthy", "database": "healthy", "cache": "no cache configured"}
                """);
    }

    @Test
    void healthTellsASchemaThatIsNotTheNewest() {
        MigratedDatabase database = MigratedDatabase.fresh();
        DatabaseHealth health = new DatabaseHealth(database.jdbc(), database.flyway());
        assertThat(health.check().text()).isEqualTo("healthy");

        database.jdbc().sql("UPDATE flyway_schema_history SET success = false").update();
        assertThat(health.check().text()).isEqualTo("needs migration");

        database.jdbc().sql("DROP TABLE flyway_schema_history").update();
        assertThat(health.check().text()).isEqualTo("unhealthy");
    }

    @Test
    @Defect("77")
    void healthTellsADatabaseThatIsAway() {
        MigratedDatabase database = MigratedDatabase.fresh();
        JdbcClient away =
                JdbcClient.create(new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/none", "nobody", "none"));
        HealthController health = new HealthController(new DatabaseHealth(away, database.flyway()));

        assertThat(health.health())
                .isEqualTo(new HealthController.Health("healthy", "unhealthy", "no cache configured"));
    }

    @Test
    void configHasTheSectionsOfTheReferenceAndNothingSecret() {
        String shown = server.asRoot()
                .get("/api/v1/config")
                .answersStrictly(200, """
                {
                  "database": {"server": "HOST", "user": "USER", "port": "PORT", "db": "DB", "test_db": null},
                  "redis": {
                    "host": null, "port": null, "charset": "utf8", "decode_responses": true,
                    "default_ttl_seconds": 604800, "db_index": null
                  },
                  "security": {
                    "cors_origins": [], "encoding": "UTF-8", "oauth_access_token_expire_minutes": 11520,
                    "subject_request_download_link_ttl_seconds": 86400
                  },
                  "execution": {
                    "task_retry_count": 0, "task_retry_delay": 0, "task_retry_backoff": 1,
                    "require_manual_request_approval": false, "subject_identity_verification_required": false
                  },
                  "notifications": {"send_request_completion_notification": true}
                }
                """.replace("HOST", host())
                        .replace("USER", server.database().user())
                        .replace("PORT", port())
                        .replace("DB", db()))
                .text();

        assertThat(shown).doesNotContain(server.database().password(), TestServer.ROOT_SECRET);
    }

    @Test
    void configShowsWhatWasSet() {
        TestServer.with(Map.of(
                        "HABEAS_SECURITY_CORS_ORIGINS", "https://admin.example.com, https://b.example.com",
                        "HABEAS_SECURITY_OAUTH_ACCESS_TOKEN_EXPIRE_MINUTES", "2h",
                        "HABEAS_REDIS_DEFAULT_TTL_SECONDS", "1d"))
                .asRoot()
                .get("/api/v1/config")
                .answers(200, """
                        {
                          "redis": {"default_ttl_seconds": 86400},
                          "security": {
                            "cors_origins": ["https://admin.example.com", "https://b.example.com"],
                            "oauth_access_token_expire_minutes": 120
                          }
                        }
                        """);
    }

    @Test
    void configNeedsItsScope() {
        server.anonymous().get("/api/v1/config").answers(401);
        server.asRoot().withScopes("scope:read").get("/api/v1/config").answers(403);
        server.asRoot().withScopes("config:read").get("/api/v1/config").answers(200);
    }

    private String host() {
        return address()[0];
    }

    private String port() {
        return address()[1];
    }

    private String db() {
        return address()[2];
    }

    private String[] address() {
        return server.database().url().replaceFirst("jdbc:postgresql://", "").split("[:/?]");
    }
}
