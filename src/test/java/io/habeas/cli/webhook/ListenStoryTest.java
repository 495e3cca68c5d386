package io.habeas.cli.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.story.Scenario;
import org.junit.jupiter.api.Test;

/** `habeas webhook listen` as the receiver of a real request. */
class ListenStoryTest {
    private final Scenario scenario = Scenario.shared();

    @Test
    void aRequestThatItHaltsGoesOnWhenEnterIsPressed() throws Exception {
        String key = scenario.unique("listen");
        scenario.api().patch("/api/v1/connection", """
                        [{"name": "%1$s", "key": "%1$s", "connection_type": "https", "access": "read"}]""".formatted(key)).answers(200, "{\"failed\": []}");
        String server = scenario.server().url("");
        try (Listening listening = Listening.with("--halt", "--once", "--secret", secret(key), "--habeas", server)) {
            String request = submit(key, listening.url());
            scenario.awaitStatus(request, "paused");

            listening.type("phone_number=+15550100");

            assertThat(listening.exit()).isZero();
            scenario.awaitStatus(request, "complete");
            assertThat(listening.printed().toString())
                    .contains("✓ signature: valid", request + " waits.", "← 200, the request is in_processing");
        }
    }

    private String secret(String key) {
        return scenario.api()
                .get("/api/v1/connection/" + key + "/signing-secret")
                .answers(200)
                .json()
                .path("signing_secrets")
                .path(0)
                .path("secret")
                .asString();
    }

    private String submit(String key, String url) {
        String policy = scenario.accessPolicy("user.name");
        scenario.api()
                .put("/api/v1/connection/" + key + "/secret", """
                {"url": "%s", "authorization": "Bearer x"}""".formatted(url))
                .answers(200);
        scenario.api()
                .put("/api/v1/policy/" + policy + "/webhook/pre_execution", """
                        [{"name": "%1$s", "key": "%1$s", "connection_config_key": "%1$s", "direction": "two_way"}]""".formatted(key))
                .answers(200);
        return scenario.submit(policy, "customer-1@example.com");
    }
}
