package io.habeas.security;

import io.habeas.Api;
import io.habeas.TestServer;
import org.junit.jupiter.api.Test;

class OAuthClientTest {
    private final Api root = TestServer.shared().asRoot();

    @Test
    void aNewClientGetsATokenWithItsScopes() {
        root.withScopes("scope:read").get("/api/v1/oauth/scope").answers(200);
    }
}
