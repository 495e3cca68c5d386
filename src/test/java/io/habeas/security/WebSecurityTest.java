package io.habeas.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.Api;
import io.habeas.ApiResponse;
import io.habeas.TestServer;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebSecurityTest {
    private static final String PAGE = "https://admin.example.com";
    private final Api closed = TestServer.shared().anonymous();
    private final Api open = TestServer.with(Map.of(
                    "HABEAS_SECURITY_CORS_ORIGINS", "https://admin.example.com, https://b.example.com",
                    "HABEAS_SECURITY_OAUTH_ACCESS_TOKEN_EXPIRE_MINUTES", "2h",
                    "HABEAS_REDIS_DEFAULT_TTL_SECONDS", "1d"))
            .anonymous();

    @Test
    void responsesCarryTheHeadersThatProtectBrowsers() {
        ApiResponse response = closed.get("/health");

        assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(response.header("Cache-Control")).contains("no-store");
        assertThat(response.header("Set-Cookie")).isEmpty();
        assertThat(response.header("Server")).isEmpty();
    }

    @Test
    void withoutOriginsNoPageMayRead() {
        ApiResponse response = from(closed, PAGE).get("/health").answers(200);

        assertThat(response.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void aConfiguredOriginMayReadAndSendAnything() {
        assertThat(from(open, PAGE).get("/health").answers(200).header("Access-Control-Allow-Origin"))
                .isEqualTo(PAGE);

        ApiResponse preflight = from(open, PAGE)
                .header("Access-Control-Request-Method", "PATCH")
                .header("Access-Control-Request-Headers", "authorization,x-anything")
                .send("OPTIONS", "/api/v1/policy")
                .answers(200);
        assertThat(preflight.header("Access-Control-Allow-Credentials")).isEqualTo("true");
        assertThat(preflight.header("Access-Control-Allow-Methods")).contains("PATCH");
        assertThat(preflight.header("Access-Control-Allow-Headers")).contains("x-anything");
    }

    @Test
    void evenARefusalCanBeReadByAConfiguredOrigin() {
        assertThat(from(open, PAGE).get("/api/v1/config").answers(401).header("Access-Control-Allow-Origin"))
                .isEqualTo(PAGE);
    }

    @Test
    void anotherOriginIsRefused() {
        ApiResponse response = from(open, "https://evil.example.com").get("/health");

        assertThat(response.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(response.status()).isEqualTo(403);
    }

    private static Api from(Api api, String origin) {
        return api.header("Origin", origin);
    }
}
