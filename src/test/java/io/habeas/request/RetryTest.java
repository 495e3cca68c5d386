package io.habeas.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.Api;
import io.habeas.Defect;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetryTest {
    private final Api root = Requests.root();
    private final String policy = Requests.policy("retry");

    @Test
    void letsAFailedRequestGoOn() {
        String id = failed();
        root.send("POST", path(id)).answers(200, """
                {"id": "%s", "status": "in_processing", "action_required_details": null, "resume_endpoint": null}""".formatted(id));
        assertThat(runs(id)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ERROR")
    void refusesAnyOther(PrivacyRequestStatus status) {
        String id = failed();
        String name = status.name().toLowerCase();
        Requests.set(id, "status = '" + name + "'");
        root.send("POST", path(id)).answersStrictly(400, """
                {"detail": "Cannot restart privacy request from failure: privacy request '%s' status = %s."}""".formatted(id, name));
    }

    @Test
    void refusesWhatHasNoFailedStep() {
        String id = failed();
        Requests.sql("""
                INSERT INTO request_step (id, request_id, position, kind, target, status)
                VALUES ('ste_' || :id, :id, 0, 'access', 'graph', 'done')""", Map.of("id", id));
        root.send("POST", path(id)).answersStrictly(400, """
                {"detail": "Cannot restart privacy request from failure '%s'; no failed step or collection."}""".formatted(id));
        assertThat(Requests.text("SELECT status FROM privacy_request WHERE id = :id", id))
                .isEqualTo("error");
        assertThat(runs(id)).isZero();
    }

    @Test
    @Defect({"35", "A7"})
    void refusesWhatHasNoDataAnyMore() {
        String id = failed();
        Requests.sql("DELETE FROM vault_key WHERE request_id = :id", Map.of("id", id));
        root.send("POST", path(id)).answersStrictly(400, """
                {"detail": "Cannot restart privacy request from failure '%s'; its data has expired, and it must be submitted again."}""".formatted(id));
    }

    @Test
    @Defect({"28", "D7"})
    void ofManyCallersAtOnceOneWinsAndTheRunGoesOnWithItsPlan() {
        String id = failed();
        Requests.sql("""
                INSERT INTO request_plan (request_id, plan) VALUES (:id, '{"policy": {"id": "p", "key": "p", "name": "p", "rules": [],
                    "allow_identity_replacement": true}, "pre_webhooks": [], "post_webhooks": [], "datasets": [],
                    "identity_verified": false}');
                INSERT INTO request_step (id, request_id, position, kind, target, status)
                VALUES ('ste_' || :id, :id, 0, 'access', 'graph', 'failed')""", Map.of("id", id));
        assertThat(Race.of(8, _ -> root.send("POST", path(id)).status() == 200)).isEqualTo(1);
        assertThat(Requests.count("SELECT run FROM request_run WHERE request_id = :id", id))
                .isEqualTo(1);
    }

    @Test
    void needsTheScopeAndARequest() {
        root.withScopes("privacy-request:read").send("POST", path("pri_none")).answers(403);
        root.send("POST", path("pri_none")).answersStrictly(404, """
                {"detail": "No privacy request found with id 'pri_none'."}""");
    }

    private String failed() {
        String id = Requests.submit(policy, "subject@retry.example");
        Requests.set(id, """
                status = 'error', action_required = '{"step": "access", "collection": null, "action_needed": null}'""");
        return id;
    }

    private static String path(String id) {
        return "/api/v1/privacy-request/" + id + "/retry";
    }

    private static long runs(String id) {
        return Requests.count("SELECT count(*) FROM request_run WHERE request_id = :id", id);
    }
}
