package io.habeas.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.Api;
import io.habeas.Defect;
import io.habeas.security.Purpose;
import io.habeas.security.TokenCipher;
import io.habeas.story.Scenario.Hook;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever holds a wrong token changes nothing. */
class ReplyTokenAttackTest {
    private final Scenario scenario = Scenario.shared();
    private final Api api = scenario.api();
    private String request = "";
    private String token = "";

    @BeforeEach
    void aRequestIsPaused() {
        request = paused();
        token = tokenOf(request);
    }

    @Test
    @Defect("9")
    void theTokenOfAnotherRequestIsRefused() {
        String other = tokenOf(paused());

        assertThatNothingChangesWhen(other, 403);
    }

    @Test
    @Defect({"9", "10"})
    void aUsedTokenIsRefused() {
        resume(token, "{}", 200);
        scenario.awaitStatus(request, "complete");

        assertThatNothingChangesWhen(token, 400);
    }

    @Test
    void aTamperedTokenIsRefused() {
        String[] parts = token.split("\\.");
        String flipped = parts[3].substring(1) + (parts[3].startsWith("A") ? "B" : "A");
        assertThatNothingChangesWhen(String.join(".", parts[0], parts[1], parts[2], flipped, parts[4]), 401);
    }

    @Test
    @Defect("12")
    void aTokenThatIsNoneIsRefused() {
        assertThatNothingChangesWhen("garbage", 401);
        assertThatNothingChangesWhen("a.b.c.d.e", 401);
    }

    @Test
    void anAccessTokenIsRefused() {
        assertThatNothingChangesWhen(
                api.fetchToken(io.habeas.TestServer.ROOT_ID, io.habeas.TestServer.ROOT_SECRET), 403);
    }

    @Test
    void noTokenAtAllIsRefused() {
        Map<String, Object> before = state();

        api.anonymous()
                .post("/api/v1/privacy-request/" + request + "/resume", derived())
                .answers(401);

        assertThat(state()).isEqualTo(before);
    }

    @Test
    void anExpiredTokenIsRefused() {
        JdbcClient jdbc = scenario.server().bean(JdbcClient.class);
        Map<String, Object> wait = rows(jdbc, "SELECT id, webhook_id FROM webhook_wait WHERE request_id = :request")
                .getFirst();
        String expired = scenario.server()
                .bean(TokenCipher.class)
                .encrypt(
                        Purpose.REPLY_TOKEN,
                        Map.of(
                                "jti",
                                wait.get("id"),
                                "privacy_request_id",
                                request,
                                "webhook_id",
                                wait.get("webhook_id"),
                                "scopes",
                                List.of("privacy-request:resume"),
                                "iat",
                                1_600_000_000L,
                                "exp",
                                1_600_003_600L));

        assertThatNothingChangesWhen(expired, 403);
    }

    @Test
    void aReplyTokenOpensNoOtherEndpoint() {
        Api holder = api.token(token);

        assertThat(holder.get("/api/v1/privacy-request").status()).isIn(401, 403);
        assertThat(holder.get("/api/v1/policy").status()).isIn(401, 403);
        assertThat(holder.post("/api/v1/privacy-request/" + request + "/retry", "")
                        .status())
                .isIn(401, 403);
        assertThat(holder.post("/api/v1/oauth/client", "[]").status()).isIn(401, 403);
    }

    @Test
    void anUnknownMemberOfTheDerivedIdentityIsRefused() {
        Map<String, Object> before = state();

        api.token(token)
                .post("/api/v1/privacy-request/" + request + "/resume", "{\"derived_identity\": {\"ssn\": \"1\"}}")
                .answers(422);

        assertThat(state()).isEqualTo(before);
    }

    @Test
    @Defect("28")
    void ofTwoResumesAtOnceExactlyOneWins() throws Exception {
        Callable<Integer> resume = () -> api.token(token)
                .post("/api/v1/privacy-request/" + request + "/resume", "{}")
                .status();
        List<Integer> statuses;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            statuses = threads.invokeAll(List.of(resume, resume, resume, resume)).stream()
                    .map(future -> future.resultNow())
                    .sorted()
                    .toList();
        }

        assertThat(statuses).containsOnlyOnce(200);
        assertThat(statuses.subList(1, 4)).allMatch(status -> status == 400 || status == 403);
        scenario.awaitStatus(request, "complete");
    }

    private String paused() {
        String halt = scenario.unique("attacked");
        String policy = scenario.accessPolicy("user.name");
        scenario.webhooks(policy, "pre", new Hook(halt, "two_way"));
        scenario.receiver().answers(halt, 200, "{\"halt\": true}");
        String id = scenario.submit(policy, "customer-1@example.com");
        scenario.awaitStatus(id, "paused");
        return id;
    }

    private String tokenOf(String id) {
        return scenario.receiver().calls(id).getLast().headers().get("reply-to-token");
    }

    private void resume(String bearer, String body, int status) {
        api.token(bearer)
                .post("/api/v1/privacy-request/" + request + "/resume", body)
                .answers(status);
    }

    private void assertThatNothingChangesWhen(String bearer, int status) {
        Map<String, Object> before = state();

        resume(bearer, derived(), status);

        assertThat(state()).isEqualTo(before);
    }

    private static String derived() {
        return "{\"derived_identity\": {\"email\": \"attacker@example.com\"}}";
    }

    /** Everything that a resume could change. */
    private Map<String, Object> state() {
        JdbcClient jdbc = scenario.server().bean(JdbcClient.class);
        return Map.of(
                "request", rows(jdbc, "SELECT * FROM privacy_request WHERE id = :request"),
                "waits", rows(jdbc, "SELECT * FROM webhook_wait WHERE request_id = :request"),
                "steps", rows(jdbc, "SELECT * FROM request_step WHERE request_id = :request"),
                "vault",
                        rows(
                                jdbc,
                                "SELECT name, chunk, encode(value, 'hex') AS value FROM vault_entry WHERE request_id = :request ORDER BY name, chunk"),
                "run", rows(jdbc, "SELECT run FROM request_run WHERE request_id = :request"));
    }

    private List<Map<String, Object>> rows(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).param("request", request).query().listOfRows();
    }
}
