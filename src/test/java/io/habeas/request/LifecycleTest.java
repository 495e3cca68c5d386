package io.habeas.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.fulfilment.ActionNote;
import io.habeas.fulfilment.Unerased;
import io.habeas.fulfilment.WebhookDecision;
import io.habeas.fulfilment.WebhookDecision.Kind;
import io.habeas.platform.RequestId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LifecycleTest {
    private final Lifecycle lifecycle = Requests.server().bean(Lifecycle.class);
    private final String policy = Requests.policy("lifecycle");

    @ParameterizedTest
    @EnumSource
    void changesTheStatusFromWhereTheTableAllowsItAndFromNowhereElse(Transition transition) {
        for (PrivacyRequestStatus status : PrivacyRequestStatus.values()) {
            String id = request(status);
            boolean allowed = transition.from().contains(status);
            assertThat(happens(transition, new RequestId(id)))
                    .as(status + " " + transition)
                    .isEqualTo(allowed);
            assertThat(status(id))
                    .isEqualTo((allowed ? transition.to() : status).name().toLowerCase());
        }
    }

    @Test
    void theTimeOfTheFirstStartStays() {
        String id = request(PrivacyRequestStatus.PENDING);
        Requests.set(id, "started_processing_at = '2026-01-01T00:00:00Z'");
        assertThat(lifecycle.start(new RequestId(id)).orElseThrow().policyId()).isEqualTo("pol_lifecycle");
        assertThat(Requests.count("""
                        SELECT count(*) FROM privacy_request
                        WHERE id = :id AND started_processing_at = '2026-01-01T00:00:00Z'""", id)).isEqualTo(1);
    }

    @Test
    void goingOnClearsTheNote() {
        String id = request(PrivacyRequestStatus.IN_PROCESSING);
        lifecycle.fail(new RequestId(id), ActionNote.at("access"));
        assertThat(Requests.text("SELECT action_required ->> 'step' FROM privacy_request WHERE id = :id", id))
                .isEqualTo("access");
        lifecycle.retry(new RequestId(id));
        assertThat(Requests.count(
                        "SELECT count(*) FROM privacy_request WHERE id = :id AND action_required IS NULL", id))
                .isEqualTo(1);
    }

    @Test
    void completingRecordsWhatWasLeftAndWhoFinished() {
        String id = request(PrivacyRequestStatus.IN_PROCESSING);
        lifecycle.complete(new RequestId(id), List.of(new Unerased("crm:contacts", null, "no primary key")));
        assertThat(Requests.text("SELECT exceptions -> 0 ->> 'reason' FROM privacy_request WHERE id = :id", id))
                .isEqualTo("no primary key");
        assertThat(Requests.text("""
                        SELECT user_id || ' ' || action FROM audit_log WHERE privacy_request_id = :id""", id)).isEqualTo("system finished");
    }

    @Test
    void aRequestUnderReviewStartsOnlyWhenItIsApproved() {
        RequestId id = new RequestId(request(PrivacyRequestStatus.IN_PROCESSING));
        lifecycle.review(id, decision(Kind.REVIEW));

        assertThat(lifecycle.start(id)).isEmpty();
        assertThat(lifecycle.approve(id)).isTrue();
        assertThat(lifecycle.start(id)).isPresent();
        assertThat(decisionOf(id)).isEmpty();
    }

    @Test
    void goingOnClearsTheDecisionAndDenyingKeepsIt() {
        RequestId waiting = new RequestId(request(PrivacyRequestStatus.IN_PROCESSING));
        lifecycle.pause(waiting, Optional.empty(), Optional.of(decision(Kind.WAIT)));
        assertThat(decisionOf(waiting)).isEqualTo("wait");
        lifecycle.resume(waiting);
        assertThat(decisionOf(waiting)).isEmpty();

        RequestId denied = new RequestId(request(PrivacyRequestStatus.IN_PROCESSING));
        lifecycle.review(denied, decision(Kind.REVIEW));
        lifecycle.deny(denied);
        assertThat(decisionOf(denied)).isEqualTo("review");
    }

    @Test
    void cancelingRecordsWhenWhyAndByWhom() {
        String id = request(PrivacyRequestStatus.IN_PROCESSING);
        lifecycle.cancel(new RequestId(id), decision(Kind.CANCEL));

        assertThat(Requests.text("""
                        SELECT cancel_reason FROM privacy_request
                        WHERE id = :id AND canceled_at IS NOT NULL AND finished_processing_at IS NOT NULL""", id)).isEqualTo("legal hold");
        assertThat(Requests.text("""
                        SELECT user_id || ' ' || action || ' ' || message FROM audit_log WHERE privacy_request_id = :id""", id)).isEqualTo("system canceled webhook legal: legal hold");
    }

    private static WebhookDecision decision(Kind kind) {
        return new WebhookDecision("legal", kind, "legal hold", null);
    }

    private static String decisionOf(RequestId id) {
        return Requests.text(
                "SELECT coalesce(webhook_decision ->> 'decision', '') FROM privacy_request WHERE id = :id", id.value());
    }

    private boolean happens(Transition transition, RequestId request) {
        return switch (transition) {
            case APPROVE -> lifecycle.approve(request);
            case DENY -> lifecycle.deny(request);
            case START -> lifecycle.start(request).isPresent();
            case PAUSE -> lifecycle.pause(request, Optional.empty(), Optional.empty());
            case CANCEL -> lifecycle.cancel(request, decision(Kind.CANCEL));
            case REVIEW -> lifecycle.review(request, decision(Kind.REVIEW));
            case RESUME -> lifecycle.resume(request);
            case FAIL -> lifecycle.fail(request, ActionNote.at("access"));
            case RETRY -> lifecycle.retry(request);
            case COMPLETED -> lifecycle.complete(request, List.of());
        };
    }

    private String request(PrivacyRequestStatus status) {
        String id = Requests.submit(policy, "subject@lifecycle.example");
        Requests.set(id, "status = '" + status.name().toLowerCase() + "'");
        return id;
    }

    private static String status(String id) {
        return Requests.text("SELECT status FROM privacy_request WHERE id = :id", id);
    }
}
