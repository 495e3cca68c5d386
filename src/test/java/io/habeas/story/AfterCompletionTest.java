package io.habeas.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.platform.RequestId;
import io.habeas.story.Scenario.Hook;
import io.habeas.vault.Identities;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is left of a person's data when the request is complete. */
class AfterCompletionTest {
    private static final String JOHN = "customer-1@example.com";
    private final Scenario scenario = Scenario.shared();

    @Test
    void whatWasCollectedIsGoneAndTheIdentityStays() {
        String policy = scenario.accessPolicy("user");
        String last = scenario.unique("last");
        scenario.webhooks(policy, "post", new Hook(last, "two_way"));
        scenario.receiver().answers(last, 403, "");
        String request = scenario.submit(policy, JOHN);
        scenario.awaitStatus(request, "error");
        assertThat(names(request)).anyMatch(name -> name.startsWith("access/"));

        scenario.receiver().answers(last, 200, "{}");
        scenario.api().post("/api/v1/privacy-request/" + request + "/retry", "").answers(200);
        scenario.awaitStatus(request, "complete");

        assertThat(names(request)).noneMatch(name -> name.startsWith("access/"));
        assertThat(scenario.server()
                        .bean(Identities.class)
                        .of(new RequestId(request))
                        .values())
                .isEqualTo(Map.of("email", JOHN));
    }

    private List<String> names(String request) {
        return scenario.server()
                .bean(JdbcClient.class)
                .sql("SELECT DISTINCT name FROM vault_entry WHERE request_id = :request")
                .param("request", request)
                .query(String.class)
                .list();
    }
}
