package io.habeas.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.Api;
import io.habeas.ApiResponse;
import io.habeas.platform.RequestId;
import io.habeas.story.Receiver.Call;
import io.habeas.story.Scenario.Hook;
import io.habeas.vault.Vault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What webhooks find out about a person is guarded, and it stays known where each value came from. */
class DerivedIdentityStoryTest {
    private static final String JOHN = "customer-1@example.com";
    private static final String OTHER = "customer-2@example.com";
    private final Scenario scenario = Scenario.shared();
    private final Api api = scenario.api();
    private final Receiver receiver = scenario.receiver();
    private final String first = scenario.unique("first");
    private final String halt = scenario.unique("halt");
    private final List<String> declared = new ArrayList<>();

    @Test
    void eachValueIsListedWithWhereItCameFrom() {
        String last = scenario.unique("last");
        receiver.answers(first, 200, "{\"halt\": false, \"derived_identity\": {\"phone_number\": \"+1 555 0110\"}}");
        receiver.answers(halt, 200, "{\"halt\": true}");
        receiver.answers(last, 200, "{\"halt\": true}");
        String request = scenario.submit(policy(first, halt, last), JOHN);
        scenario.awaitStatus(request, "paused");
        resume(request, "{\"derived_identity\": {\"phone_number\": \"+1 555 0111\"}}")
                .answers(200);
        awaitCalls(request, 3);

        JsonNode shown = identity(request);
        assertThat(withoutTimes(shown)).isEqualTo("""
                [phone_number +1 555 0110 %s pre answer 1 false, phone_number +1 555 0111 %s pre resume null true]""".formatted(first, halt));
        assertThat(shown.path("submitted").toString()).isEqualTo("{\"email\":\"" + JOHN + "\"}");
        assertThat(scenario.log(request))
                .anyMatch(line ->
                        line.startsWith("pre_webhooks:" + first + " complete delivered, derived phone_number ("))
                .contains("pre_webhooks:" + halt + " complete resumed the request, derived phone_number");
    }

    @Test
    void whileARequestWaitsItsValuesAreShown() {
        receiver.answers(first, 503, "");
        receiver.answers(halt, 200, "{\"halt\": true, \"derived_identity\": {\"email\": \"" + OTHER + "\"}}");
        String request = scenario.submit(policy(first, halt), JOHN);
        awaitCalls(request, 1);
        receiver.answers(first, 200, "{\"halt\": false, \"derived_identity\": {\"email\": \"" + JOHN + "\"}}");
        scenario.awaitStatus(request, "paused");

        int tries = receiver.calls(request).size() - 1;
        assertThat(withoutTimes(identity(request))).isEqualTo("""
                [email %s %s pre answer %d false, email %s %s pre answer 1 true]""".formatted(JOHN, first, tries, OTHER, halt));
    }

    @Test
    void whoLooksIsWrittenDownAndNeedsTheScope() {
        receiver.answers(halt, 200, "{\"halt\": true}");
        String request = scenario.submit(policy(halt), JOHN);
        scenario.awaitStatus(request, "paused");
        String path = "/api/v1/privacy-request/" + request + "/identity";

        api.withScopes("privacy-request:read").get(path).answers(403);
        assertThat(looks(request)).isEmpty();
        api.withScopes("privacy-request:view_data").get(path).answers(200, """
                {"identity_verified_at": null, "submitted": {"email": "%s"}, "derived": []}""".formatted(JOHN));
        assertThat(looks(request)).hasSize(1);
        api.get("/api/v1/privacy-request/pri_none/identity").answers(404);
    }

    @Test
    void onceTheDataIsDestroyedOnlyWhatWasSubmittedIsKnown() {
        receiver.answers(halt, 200, "{\"halt\": true}");
        String request = scenario.submit(policy(halt), JOHN);
        scenario.awaitStatus(request, "paused");
        scenario.server().bean(Vault.class).destroy(new RequestId(request));

        JsonNode shown = identity(request);
        assertThat(shown.path("derived").isNull()).isTrue();
        assertThat(shown.path("submitted").path("email").asString()).isEqualTo(JOHN);
    }

    @Test
    void aWebhookThatDerivesTooMuchFails() {
        String many = IntStream.range(0, 11)
                .mapToObj(i -> "\"loyalty_%d\": \"%d\"".formatted(i, i))
                .collect(Collectors.joining(", "));
        declareLoyalty(11);
        receiver.answers(first, 200, "{\"decision\": \"continue\", \"derived_identity\": {" + many + "}}");
        String request = scenario.submit(policy(first), JOHN);
        scenario.awaitStatus(request, "error");

        assertThat(scenario.log(request).getLast())
                .contains("failed: the webhook has derived more than 10 values for this request (");
        assertThat(identity(request).path("derived").toString()).isEqualTo("[]");
    }

    @Test
    void identitiesThatADatasetDeclaresAreTakenFromAnswersAndResumes() {
        declareLoyalty(2);
        receiver.answers(first, 200, "{\"halt\": false, \"derived_identity\": {\"loyalty_0\": 17}}");
        receiver.answers(halt, 200, "{\"halt\": true}");
        String request = scenario.submit(policy(first, halt), JOHN);
        scenario.awaitStatus(request, "paused");

        List<Map<String, Object>> before = state(request);
        resume(request, "{\"derived_identity\": {\"loyalty_1\": \"18\", \"shoe_size\": \"44\", \"ssn\": null}}")
                .answersStrictly(422, """
                        {"detail": [
                          {"loc": ["body", "derived_identity", "shoe_size"], "msg": "extra fields not permitted", "type": "value_error.extra"},
                          {"loc": ["body", "derived_identity", "ssn"], "msg": "extra fields not permitted", "type": "value_error.extra"}]}""");
        assertThat(state(request)).isEqualTo(before);
        resume(request, "{\"derived_identity\": {\"loyalty_1\": \"18\"}}").answers(200);
        assertThat(scenario.awaitStatus(request, "complete").path("status").asString())
                .isEqualTo("complete");
        assertThat(receiver.calls(request)
                        .getLast()
                        .json()
                        .path("identity")
                        .path("loyalty_0")
                        .asString())
                .isEqualTo("17");
    }

    @Test
    void aVerifiedIdentityIsReplacedOnlyWithThePolicysLeave() {
        receiver.answers(first, 200, "{\"halt\": false, \"derived_identity\": {\"email\": \"" + OTHER + "\"}}");

        String refused = verified(false, first);
        scenario.awaitStatus(refused, "error");
        assertThat(scenario.log(refused).getLast())
                .contains(
                        "failed: derived_identity would replace a verified identity, which the policy does not allow (")
                .doesNotContain(OTHER);
        assertThat(identity(refused).path("derived").toString()).isEqualTo("[]");

        receiver.answers(halt, 200, "{\"halt\": false, \"derived_identity\": {\"email\": \"" + OTHER + "\"}}");
        scenario.awaitStatus(verified(true, halt), "complete");
    }

    @Test
    void aResumeThatWouldReplaceAVerifiedIdentityChangesNothing() {
        receiver.answers(halt, 200, "{\"halt\": true}");
        String request = verified(false, halt);
        scenario.awaitStatus(request, "paused");
        List<Map<String, Object>> before = state(request);

        resume(request, "{\"derived_identity\": {\"email\": \"" + OTHER + "\", \"phone_number\": \"+1\"}}")
                .answersStrictly(400, """
                        {"detail": "Cannot resume privacy request '%s': derived_identity would replace a verified identity, which the policy does not allow."}""".formatted(request));

        assertThat(state(request)).isEqualTo(before);
        resume(request, "{\"derived_identity\": {\"email\": \"" + JOHN + "\", \"phone_number\": \"+1\"}}")
                .answers(200);
        scenario.awaitStatus(request, "complete");
    }

    /** The policy refuses the first run, so that the request can be verified before its plan is taken down. */
    private String verified(boolean replacement, String... hooks) {
        String policy = scenario.unique("verified-policy");
        api.patch("/api/v1/policy", """
                [{"name": "%1$s", "key": "%1$s", "allow_identity_replacement": %2$s}]""".formatted(policy, replacement)).answers(200, """
                {"failed": [], "succeeded": [{"allow_identity_replacement": %s}]}""".formatted(replacement));
        scenario.webhooks(policy, "pre", hooks(hooks));
        String request = scenario.submit(policy, JOHN);
        scenario.awaitStatus(request, "error");
        jdbc().sql("UPDATE privacy_request SET identity_verified_at = now() WHERE id = :id")
                .param("id", request)
                .update();
        scenario.rule(policy, "user.name");
        api.post("/api/v1/privacy-request/" + request + "/retry", "").answers(200);
        scenario.awaitStatus(request, "error", "paused", "complete");
        return request;
    }

    private String policy(String... hooks) {
        String policy = scenario.accessPolicy("user.name");
        scenario.webhooks(policy, "pre", hooks(hooks));
        return policy;
    }

    private static Hook[] hooks(String... keys) {
        return Arrays.stream(keys).map(key -> new Hook(key, "two_way")).toArray(Hook[]::new);
    }

    @AfterEach
    void forgetTheDatasets() {
        declared.forEach(key -> api.delete("/api/v1/connection/" + key + "/dataset/" + key.replace('-', '_'))
                .answers(204));
    }

    /** A dataset of its own whose collection has so many identities. Nothing is read from it: its connection is disabled. */
    private void declareLoyalty(int identities) {
        String key = scenario.unique("loyalty");
        declared.add(key);
        String fields =
                IntStream.range(0, identities).mapToObj(i -> """
                        {"name": "id_%1$d", "fidesops_meta": {"identity": "loyalty_%1$d", "data_type": "string"}}""".formatted(i)).collect(Collectors.joining(", "));
        api.patch("/api/v1/connection", """
                [{"name": "%1$s", "key": "%1$s", "connection_type": "postgres", "access": "read", "disabled": true}]""".formatted(key)).answers(200, "{\"failed\": []}");
        api.patch("/api/v1/connection/" + key + "/dataset", """
                [{"fides_key": "%1$s", "name": "%1$s", "description": "x", "collections": [{"name": "member", "fields": [%2$s]}]}]""".formatted(key.replace('-', '_'), fields))
                .answers(200, "{\"failed\": []}");
    }

    private JsonNode identity(String request) {
        return api.get("/api/v1/privacy-request/" + request + "/identity")
                .answers(200)
                .json();
    }

    private static String withoutTimes(JsonNode identity) {
        return identity.path("derived")
                .valueStream()
                .map(value ->
                        List.of("name", "value", "webhook", "callback_type", "source", "attempt", "replaced").stream()
                                .map(member -> value.path(member).isNull()
                                        ? "null"
                                        : value.path(member).asString())
                                .collect(Collectors.joining(" ")))
                .toList()
                .toString();
    }

    private ApiResponse resume(String request, String body) {
        Call halted = receiver.calls(request).getLast();
        return api.token(halted.headers().get("reply-to-token"))
                .post(halted.headers().get("reply-to"), body);
    }

    private void awaitCalls(String request, int calls) {
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (receiver.calls(request).size() < calls) {
            assertThat(System.nanoTime()).isLessThan(deadline);
        }
    }

    private List<Map<String, Object>> looks(String request) {
        return rows(
                "SELECT user_id FROM audit_log WHERE privacy_request_id = :request AND action = 'identity_viewed'",
                request);
    }

    /** Everything that a resume could change. */
    private List<Map<String, Object>> state(String request) {
        return rows("""
                SELECT to_jsonb(r)::text || (SELECT jsonb_agg(to_jsonb(w))::text FROM webhook_wait w WHERE w.request_id = r.id)
                    || (SELECT jsonb_agg(to_jsonb(s) ORDER BY position)::text FROM request_step s WHERE s.request_id = r.id)
                    || (SELECT jsonb_agg(to_jsonb(v) ORDER BY name)::text FROM vault_entry v WHERE v.request_id = r.id)
                    || (SELECT count(*) FROM execution_log WHERE privacy_request_id = r.id) AS state
                FROM privacy_request r WHERE r.id = :request""", request);
    }

    private List<Map<String, Object>> rows(String sql, String request) {
        return jdbc().sql(sql).param("request", request).query().listOfRows();
    }

    private JdbcClient jdbc() {
        return scenario.server().bean(JdbcClient.class);
    }
}
