package io.habeas.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.Api;
import io.habeas.ApiResponse;
import io.habeas.Defect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewTest {
    private static final String PATH = "/api/v1/privacy-request/administrate/";
    private final Api root = Requests.root();
    private final String policy = Requests.policy("review");

    @Test
    void approvesAndDispatches() {
        String id = request();
        ApiResponse answer = root.patch(PATH + "approve", ids(id)).answers(200, """
                {"failed": [], "succeeded": [{"id": "%s", "reviewed_by": null, "reviewer": null}]}""".formatted(id));
        assertThat(answer.json().at("/succeeded/0/reviewed_at").isNull()).isFalse();
        assertThat(Requests.count("SELECT count(*) FROM request_run WHERE request_id = :id", id))
                .isEqualTo(1);
        assertThat(Requests.count("""
                        SELECT count(*) FROM audit_log
                        WHERE privacy_request_id = :id AND action = 'approved' AND user_id = 'root' AND message = ''""", id)).isEqualTo(1);
    }

    @Test
    void deniesWithAReasonAndDispatchesNothing() {
        String id = request();
        root.patch(PATH + "deny", """
                {"request_ids": ["%s"], "reason": "who are you?"}""".formatted(id)).answers(200, """
                {"failed": [], "succeeded": [{"id": "%s", "status": "denied"}]}""".formatted(id));
        assertThat(Requests.count("SELECT count(*) FROM request_run WHERE request_id = :id", id))
                .isZero();
        assertThat(Requests.count("""
                        SELECT count(*) FROM audit_log
                        WHERE privacy_request_id = :id AND action = 'denied' AND message = 'who are you?'""", id)).isEqualTo(1);
    }

    @Test
    void denyingNeedsNoReason() {
        String id = request();
        root.patch(PATH + "deny", ids(id)).answers(200);
        assertThat(Requests.count(
                        "SELECT count(*) FROM audit_log WHERE privacy_request_id = :id AND message IS NULL", id))
                .isEqualTo(1);
    }

    @Test
    void anIdThatIsGivenTwiceSucceedsOnce() {
        String id = request();
        root.patch(PATH + "deny", ids(id, id)).answers(200, """
                {"succeeded": [{"id": "%1$s"}], "failed":
                  [{"message": "Cannot transition status", "data": {"id": "%1$s", "status": "denied"}}]}""".formatted(id));
    }

    @Test
    void anUnknownIdFailsAlone() {
        String id = request();
        root.patch(PATH + "approve", ids("pri_none", id)).answers(200, """
                {"succeeded": [{"id": "%s"}], "failed": [{"message": "No privacy request found with id 'pri_none'",
                  "data": {"privacy_request_id": "pri_none"}}]}""".formatted(id));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PENDING")
    void onlyPendingRequestsAreReviewed(PrivacyRequestStatus status) {
        String id = request();
        String name = status.name().toLowerCase();
        Requests.set(id, "status = '" + name + "'");
        for (String decision : new String[] {"approve", "deny"}) {
            root.patch(PATH + decision, ids(id)).answers(200, """
                    {"succeeded": [], "failed": [{"message": "Cannot transition status", "data": {"status": "%s"}}]}""".formatted(name));
        }
        assertThat(Requests.count("SELECT count(*) FROM audit_log WHERE privacy_request_id = :id", id))
                .isZero();
    }

    @Test
    @Defect("28")
    void ofManyReviewersAtOnceOneDecides() {
        String id = request();
        long won = Race.of(
                8,
                i -> root.patch(PATH + (i % 2 == 0 ? "approve" : "deny"), ids(id))
                                .answers(200)
                                .json()
                                .required("succeeded")
                                .size()
                        == 1);
        assertThat(won).isEqualTo(1);
        assertThat(Requests.count(
                        "SELECT count(*) FROM audit_log WHERE privacy_request_id = :id AND user_id = 'root'", id))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"approve", "deny"})
    void needsTheScopeAndAList(String decision) {
        root.withScopes("privacy-request:read").patch(PATH + decision, ids()).answers(403);
        root.patch(PATH + decision, "{}").answers(422, """
                {"detail": [{"loc": ["body", "request_ids"], "msg": "field required"}]}""");
        root.patch(PATH + decision, "{\"request_ids\": [" + "\"x\",".repeat(50) + "\"x\"]}")
                .answers(422);
    }

    private String request() {
        return Requests.submit(policy, "subject@review.example");
    }

    private static String ids(String... ids) {
        return "{\"request_ids\": ["
                + String.join(
                        ", ",
                        java.util.Arrays.stream(ids).map(id -> "\"" + id + "\"").toList()) + "]}";
    }
}
