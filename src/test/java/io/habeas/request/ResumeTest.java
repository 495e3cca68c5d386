package io.habeas.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.Api;
import io.habeas.ApiResponse;
import io.habeas.Defect;
import io.habeas.platform.RequestId;
import io.habeas.security.Purpose;
import io.habeas.vault.Derivation;
import io.habeas.vault.Identities;
import io.habeas.vault.Provenance;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResumeTest {
    private static final String DERIVED = """
            {"derived_identity": {"email": "derived@resume.example", "phone_number": null}}""";
    private final Api root = Requests.root();
    private final String policy = Requests.policy("resume");

    @Test
    void letsTheRequestGoOnWithTheDerivedIdentity() {
        Halted halted = Halted.request(policy);
        halted.resume(DERIVED).answers(200, """
                {"id": "%s", "status": "in_processing", "action_required_details": null, "resume_endpoint": null}""".formatted(halted.id()));
        Identities identities = Requests.server().bean(Identities.class);
        assertThat(identities.of(new RequestId(halted.id())).values())
                .isEqualTo(Map.of("email", "derived@resume.example"));
        assertThat(identities.derivations(new RequestId(halted.id())))
                .extracting(Derivation::provenance)
                .containsExactly(new Provenance("pause-here", "pre", null));
        assertThat(halted.waitState()).isEqualTo("used");
        assertThat(halted.runs()).isPositive();
    }

    @Test
    void keepsTheTimeOfThePause() {
        Halted halted = Halted.request(policy);
        halted.resume("{}").answers(200, "{\"paused_at\": \"2026-01-01T00:00:00+00:00\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"derived_identity\": null}",
                "{\"derived_identity\": {}}",
                "{\"derived_identity\": {\"email\": null}}",
                "{\"derived_identity\": {\"email\": \" \"}}",
                "{\"other\": 1}"
            })
    @Defect("11")
    void needsNoDerivedIdentity(String body) {
        Halted halted = Halted.request(policy);
        halted.resume(body).answers(200);
        assertThat(Requests.server()
                        .bean(Identities.class)
                        .of(new RequestId(halted.id()))
                        .values())
                .isEqualTo(Map.of("email", "subject@resume.example"));
    }

    @Test
    void refusesOtherMembersOfTheIdentity() {
        Halted halted = Halted.request(policy);
        halted.resume("{\"derived_identity\": {\"ssn\": \"1\"}}").answersStrictly(422, """
                {"detail": [{"loc": ["body", "derived_identity", "ssn"], "msg": "extra fields not permitted",
                  "type": "value_error.extra"}]}""");
        halted.hasNotMoved();
    }

    @Test
    void refusesACallWithoutABody() {
        Halted halted = Halted.request(policy);
        halted.api().send("POST", halted.path()).answersStrictly(422, """
                {"detail": [{"loc": ["body"], "msg": "field required", "type": "value_error.missing"}]}""");
        halted.hasNotMoved();
    }

    @Test
    void checksTheTokenBeforeTheBody() {
        Halted halted = Halted.request(policy);
        root.anonymous().post(halted.path(), "[]").answersStrictly(401, """
                {"detail": "Failed to authenticate"}""");
        root.anonymous()
                .header("Authorization", "Basic eDp5")
                .post(halted.path(), "{}")
                .answers(401);
        halted.hasNotMoved();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b.c.d.e", "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..AAAA.AAAA.AAAA"})
    @Defect("12")
    void refusesWhatIsNoTokenOfOurs(String token) {
        Halted halted = Halted.request(policy);
        root.token(token).post(halted.path(), DERIVED).answersStrictly(401, """
                {"detail": "Failed to authenticate"}""");
        halted.hasNotMoved();
    }

    @Test
    void refusesATamperedToken() {
        Halted halted = Halted.request(policy);
        String token = halted.token();
        char last = token.charAt(token.length() - 2);
        String tampered =
                token.substring(0, token.length() - 2) + (last == 'A' ? 'B' : 'A') + token.charAt(token.length() - 1);
        root.token(tampered).post(halted.path(), DERIVED).answers(401);
        halted.hasNotMoved();
    }

    @Test
    void refusesAnAccessToken() {
        Halted halted = Halted.request(policy);
        root.post(halted.path(), DERIVED).answersStrictly(403, """
                {"detail": "Not Authorized for this action"}""");
        halted.hasNotMoved();
    }

    @Test
    @Defect("9")
    void refusesATokenOfAnotherRequest() {
        Halted halted = Halted.request(policy);
        Halted other = Halted.request(policy);
        other.api().post(halted.path(), DERIVED).answers(403);
        halted.hasNotMoved();
        other.hasNotMoved();
    }

    @Test
    void refusesAnExpiredToken() {
        Halted halted = Halted.request(policy).tokenUntil(Instant.parse("2026-01-01T00:00:00Z"));
        halted.resume(DERIVED).answersStrictly(403, """
                {"detail": "Webhook token expired"}""");
        halted.hasNotMoved();
    }

    @Test
    void refusesATokenWhoseDeadlineHasPassed() {
        Halted halted = Halted.request(policy);
        halted.set("deadline = '2026-01-01T00:00:00Z'");
        halted.resume(DERIVED).answers(403);
        halted.hasNotMoved();
    }

    @Test
    void refusesAUsedToken() {
        Halted halted = Halted.request(policy);
        halted.set("state = 'used'");
        halted.resume(DERIVED).answers(403);
        assertThat(halted.status()).isEqualTo("paused");
        assertThat(halted.runs()).isZero();
    }

    @Test
    @Defect("9")
    void aTokenWorksOnce() {
        Halted halted = Halted.request(policy);
        halted.resume("{}").answers(200);
        halted.resume(DERIVED).answers(400);
        assertThat(Requests.server().bean(Identities.class).derivations(new RequestId(halted.id())))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PAUSED")
    @Defect("10")
    void refusesARequestThatIsNotPausedAndStoresNothing(PrivacyRequestStatus status) {
        Halted halted = Halted.request(policy);
        String name = status.name().toLowerCase();
        Requests.set(halted.id(), "status = '" + name + "'");
        halted.resume(DERIVED).answersStrictly(400, """
                {"detail": "Invalid resume request: privacy request '%s' status = %s."}""".formatted(halted.id(), name));
        assertThat(halted.waitState()).isEqualTo("open");
        assertThat(halted.runs()).isZero();
        assertThat(Requests.server().bean(Identities.class).derivations(new RequestId(halted.id())))
                .isEmpty();
    }

    @Test
    @Defect({"35", "A7"})
    void refusesARequestWhoseDataHasExpired() {
        Halted halted = Halted.request(policy);
        Requests.sql(
                "UPDATE vault_key SET expires_at = '2026-01-01T00:00:00Z' WHERE request_id = :id",
                Map.of("id", halted.id()));
        halted.resume(DERIVED).answers(400);
        halted.hasNotMoved();
    }

    @Test
    @Defect("9")
    void refusesARequestThatIsPausedForSomethingElse() {
        Halted halted = Halted.request(policy);
        Requests.sql("UPDATE request_step SET status = 'done' WHERE request_id = :id", Map.of("id", halted.id()));
        halted.resume(DERIVED).answers(403);
        halted.hasNotMoved();
    }

    @Test
    void knowsNoUnknownRequest() {
        Halted halted = Halted.request(policy);
        halted.api().post("/api/v1/privacy-request/pri_none/resume", "{}").answersStrictly(404, """
                {"detail": "No privacy request found with id 'pri_none'."}""");
    }

    @Test
    @Defect("28")
    void ofManyCallersAtOnceOneWins() {
        Halted halted = Halted.request(policy);
        long won = Race.of(8, _ -> halted.resume(DERIVED).status() == 200);
        assertThat(won).isEqualTo(1);
        assertThat(Requests.server().bean(Identities.class).derivations(new RequestId(halted.id())))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET /api/v1/privacy-request", "GET /api/v1/policy", "POST /api/v1/privacy-request/x/retry"})
    void aReplyTokenOpensNothingElse(String call) {
        String[] parts = call.split(" ");
        assertThat(Halted.request(policy).api().send(parts[0], parts[1]).status())
                .isIn(401, 403);
    }

    /** A request that a webhook has halted, and the token that it gave to the webhook's owner. */
    private record Halted(String id, String waitId, Instant until) {

        static Halted request(String policy) {
            String id = Requests.submit(policy, "subject@resume.example");
            Requests.set(id, "status = 'paused', paused_at = '2026-01-01T00:00:00Z'");
            String step = "ste_" + UUID.randomUUID();
            Map<String, ?> names = Map.of("id", id, "step", step);
            Requests.sql("""
                    INSERT INTO request_step (id, request_id, position, kind, target, status)
                    VALUES (:step, :id, 0, 'pre_webhook', 'pause-here', 'waiting')""", names);
            Requests.sql("""
                    INSERT INTO webhook_wait (id, request_id, webhook_id, webhook_key, state, opened_at, deadline)
                    VALUES (:step, :id, 'pol_webhook', 'pause-here', 'open', now(), now() + interval '1 hour')""", names);
            return new Halted(id, step, Instant.now().plusSeconds(3600));
        }

        Halted tokenUntil(Instant end) {
            return new Halted(id, waitId, end);
        }

        String path() {
            return "/api/v1/privacy-request/" + id + "/resume";
        }

        String token() {
            return Requests.cipher()
                    .encrypt(
                            Purpose.REPLY_TOKEN,
                            Map.of(
                                    "jti",
                                    waitId,
                                    "privacy_request_id",
                                    id,
                                    "webhook_id",
                                    "pol_webhook",
                                    "scopes",
                                    List.of("privacy-request:resume"),
                                    "iat",
                                    1,
                                    "exp",
                                    until.getEpochSecond()));
        }

        Api api() {
            return Requests.root().token(token());
        }

        ApiResponse resume(String body) {
            return api().post(path(), body);
        }

        void set(String assignments) {
            Requests.sql("UPDATE webhook_wait SET " + assignments + " WHERE id = :wait", Map.of("wait", waitId));
        }

        String waitState() {
            return Requests.text("SELECT state FROM webhook_wait WHERE request_id = :id", id);
        }

        String status() {
            return Requests.text("SELECT status FROM privacy_request WHERE id = :id", id);
        }

        long runs() {
            return Requests.count("SELECT count(*) FROM request_run WHERE request_id = :id", id);
        }

        void hasNotMoved() {
            assertThat(status()).isEqualTo("paused");
            assertThat(waitState()).isEqualTo("open");
            assertThat(runs()).isZero();
        }
    }
}
