package io.habeas.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.Api;
import io.habeas.ApiResponse;
import io.habeas.Defect;
import io.habeas.TestServer;
import io.habeas.platform.RequestId;
import io.habeas.vault.Identities;
import io.habeas.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class IntakeTest {
    private static final String PATH = "/api/v1/privacy-request";
    private final Api root = Requests.root();
    private final String policy = Requests.policy("intake");

    @Test
    void answersWithTheRepresentation() {
        root.post(PATH, """
                [{"policy_key": "intake", "identity": {"email": "a@intake.example", "phone_number": null},
                  "external_id": "x-1", "requested_at": "2026-01-01T00:00:00Z"}]""").answers(200, """
                        {"failed": [], "succeeded": [{"started_processing_at": null, "reviewed_at": null, "reviewed_by": null,
                          "reviewer": null, "finished_processing_at": null, "identity_verified_at": null, "paused_at": null,
                          "status": "pending", "external_id": "x-1", "identity": null, "policy": {"key": "intake"},
                          "action_required_details": null, "resume_endpoint": null, "exceptions": [],
                          "webhook_decision": null}]}""");
    }

    @Test
    void showsTheMembersInTheirOrderAndNoResults() {
        ApiResponse answer = root.post(PATH, """
                [{"policy_key": "intake", "identity": {"email": "order@intake.example"}}]""");
        assertThat(answer.json().at("/succeeded/0").propertyNames())
                .containsExactly(
                        "id",
                        "created_at",
                        "started_processing_at",
                        "reviewed_at",
                        "reviewed_by",
                        "reviewer",
                        "finished_processing_at",
                        "identity_verified_at",
                        "paused_at",
                        "status",
                        "external_id",
                        "identity",
                        "policy",
                        "action_required_details",
                        "resume_endpoint",
                        "days_left",
                        "exceptions",
                        "webhook_decision");
    }

    @Test
    void countsTheDaysThatAreLeft() {
        ApiResponse answer = root.post(PATH, """
                [{"policy_key": "intake", "identity": {"email": "days@intake.example"}}]""");
        assertThat(answer.json().at("/succeeded/0/days_left").longValue()).isEqualTo(30);
    }

    @Test
    @Defect("36")
    void keepsWhatTheSubjectSentInTheVaultAndNowhereInClear() {
        String id = Requests.submit(policy, "vault@intake.example", ", \"encryption_key\": \"test--encryption\"");
        RequestId request = new RequestId(id);
        assertThat(Requests.server().bean(Identities.class).of(request).values())
                .isEqualTo(Map.of("email", "vault@intake.example"));
        assertThat(Requests.server().bean(Vault.class).get(request, SubjectData.PACKAGE_KEY))
                .hasValue("test--encryption".getBytes(StandardCharsets.UTF_8));
        assertThat(Requests.count("""
                        SELECT count(*) FROM provided_identity
                        WHERE privacy_request_id = :id AND (hashed_value LIKE '%@%' OR encrypted_value LIKE '%@%')""", id)).isZero();
    }

    @Test
    void anEmptyEncryptionKeyIsNone() {
        String id = Requests.submit(policy, "nokey@intake.example", ", \"encryption_key\": \"\"");
        assertThat(Requests.server().bean(Vault.class).get(new RequestId(id), SubjectData.PACKAGE_KEY))
                .isEmpty();
    }

    @Test
    void refusesAnEncryptionKeyOfAnotherLength() {
        root.post(PATH, """
                [{"policy_key": "intake", "identity": {"email": "a@b.c"}, "encryption_key": "short"}]""").answersStrictly(422, """
                        {"detail": [{"loc": ["body", 0, "encryption_key"], "msg": "Encryption key must be 16 bytes long",
                          "type": "value_error"}]}""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"email\": null}", "{\"email\": \"\", \"phone_number\": \"  \"}"})
    void refusesARequestAboutNobody(String identity) {
        root.post(PATH, "[{\"policy_key\": \"intake\", \"identity\": %s}]".formatted(identity))
                .answers(200, """
                        {"succeeded": [], "failed": [{"message": "You must provide at least one identity to process"}]}""");
    }

    @Test
    @Defect("26")
    void aRefusalShowsNeitherIdentityNorKey() {
        ApiResponse answer = root.post(PATH, """
                [{"policy_key": "unknown.policy", "identity": {"email": "secret@intake.example"},
                  "external_id": "x-2", "encryption_key": "0123456789abcdef"}]""");
        answer.answersStrictly(200, """
                {"succeeded": [], "failed": [{"message": "Policy with key unknown.policy does not exist", "data":
                  {"policy_key": "unknown.policy", "external_id": "x-2", "requested_at": null,
                   "started_processing_at": null, "finished_processing_at": null}}]}""");
    }

    @Test
    void oneRefusedEntryDoesNotStopTheOthers() {
        ApiResponse answer = root.post(PATH, """
                [{"policy_key": "none", "identity": {"email": "a@b.c"}},
                 {"policy_key": "intake", "identity": {"phone_number": 5550100}}]""");
        assertThat(answer.json().at("/succeeded")).hasSize(1);
        assertThat(answer.json().at("/failed")).hasSize(1);
    }

    @Test
    void refusesOtherMembersOfAnIdentity() {
        root.post(PATH, """
                [{"policy_key": "intake", "identity": {"ssn": "1"}}]""").answersStrictly(422, """
                {"detail": [{"loc": ["body", 0, "identity", "ssn"], "msg": "extra fields not permitted",
                  "type": "value_error.extra"}]}""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"identity\": {\"email\": \"%s\"}", "\"identity\": {}, \"external_id\": \"%s\""})
    void refusesTextsWithoutEnd(String member) {
        root.post(PATH, "[{\"policy_key\": \"intake\", %s}]".formatted(member.formatted("é".repeat(1001))))
                .answers(422);
    }

    @Test
    void storesTheLongestTextsThatItTakes() {
        String identity = "é".repeat(1000);
        String id = Requests.submit(policy, identity, ", \"external_id\": \"%s\"".formatted("😀".repeat(250)));
        assertThat(id).startsWith("pri_");
    }

    @Test
    void takesNoMoreThanFifty() {
        String entries = "[" + "{},".repeat(50) + "{}]";
        root.post(PATH, entries).answers(422, """
                {"detail": [{"loc": ["body"], "msg": "ensure this value has at most 50 items"}]}""");
    }

    @Test
    @Defect("23")
    void whereNothingIsReviewedATokenWithTheScopeIsNeeded() {
        Api api = TestServer.shared().asRoot();
        api.anonymous().post(PATH, "[]").answersStrictly(401, """
                {"detail": "Failed to authenticate"}""");
        api.withScopes("privacy-request:read").post(PATH, "[]").answersStrictly(403, """
                {"detail": "Not Authorized for this action"}""");
        api.withScopes("privacy-request:create").post(PATH, "[]").answersStrictly(200, """
                {"succeeded": [], "failed": []}""");
    }

    @Test
    void whereRequestsAreReviewedAnybodyMaySubmit() {
        root.anonymous().post(PATH, "[]").answers(200);
    }

    @Test
    void aRequestThatNobodyReviewsIsApprovedBySystemAndRuns() {
        String id = submitOpenly();
        assertThat(open().bean(JdbcClient.class)
                        .sql(
                                "SELECT user_id || ' ' || action || ' ' || message FROM audit_log WHERE privacy_request_id = :id")
                        .param("id", id)
                        .query(String.class)
                        .list())
                .containsExactly("system approved ");
        assertThat(open().bean(JdbcClient.class)
                        .sql("SELECT run FROM request_run WHERE request_id = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .list())
                .containsExactly(1);
    }

    @Test
    @Defect("29")
    void aPolicyWithoutRulesEndsInErrorAndCanBeRetried() throws InterruptedException {
        String id = submitOpenly();
        String listed = PATH + "?status=error&request_id=" + id;
        for (int i = 0;
                i < 200 && open().asRoot().get(listed).json().required("total").intValue() == 0;
                i++) {
            Thread.sleep(50);
        }
        open().asRoot().get(listed).answers(200, """
                {"total": 1, "items": [{"resume_endpoint": "/privacy-request/%s/retry"}]}""".formatted(id));
        open().asRoot().get(PATH + "/" + id + "/log").answers(200, """
                {"items": [{"status": "error", "message": "Policy with key open must contain at least one Rule."}]}""");
        open().asRoot().send("POST", PATH + "/" + id + "/retry").answers(200, "{\"status\": \"in_processing\"}");
    }

    /** A server where nothing stands between a submitted request and its run. */
    private static TestServer open() {
        return TestServer.with(Map.of("HABEAS_PUBLIC_INTAKE", "true"));
    }

    private static String submitOpenly() {
        open().bean(JdbcClient.class)
                .sql("INSERT INTO policy (id, key, name) VALUES ('pol_open', 'open', 'open') ON CONFLICT DO NOTHING")
                .update();
        return open().anonymous()
                .post(PATH, "[{\"policy_key\": \"open\", \"identity\": {\"email\": \"a@open.example\"}}]")
                .answers(200)
                .json()
                .at("/succeeded/0/id")
                .stringValue();
    }
}
