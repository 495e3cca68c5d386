package io.habeas.request;

import static io.habeas.request.PrivacyRequestStatus.CANCELED;
import static io.habeas.request.PrivacyRequestStatus.DENIED;

import io.habeas.fulfilment.ActionNote;
import io.habeas.fulfilment.RequestLifecycle;
import io.habeas.fulfilment.StartedRequest;
import io.habeas.fulfilment.Unerased;
import io.habeas.fulfilment.WebhookDecision;
import io.habeas.platform.RequestId;
import io.habeas.platform.web.WireNames;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;

/** Changes the status of requests, as {@link Transition} allows; every change is one guarded statement in the caller's transaction. */
@Service
class Lifecycle implements RequestLifecycle {
    private final JdbcClient jdbc;
    private final PrivacyRequestRows rows;
    private final AuditLog audit;
    private final Clock clock;
    private final RequestMeters meters;

    Lifecycle(JdbcClient jdbc, PrivacyRequestRows rows, AuditLog audit, Clock clock, RequestMeters meters) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
        this.meters = meters;
    }

    @Override
    public Optional<StartedRequest> start(RequestId request) {
        Optional<StartedRequest> started = guarded(Transition.START, request, """
                        UPDATE privacy_request
                        SET status = :to, started_processing_at = coalesce(started_processing_at, :now), updated_at = :now
                        WHERE id = :id AND status IN (:from) AND (status <> 'pending' OR webhook_decision IS NULL)
                        RETURNING policy_id, identity_verified_at IS NOT NULL AS verified""")
                .query((row, _) -> new StartedRequest(request, row.getString("policy_id"), row.getBoolean("verified")))
                .optional();
        started.ifPresent(_ -> meters.changed(Transition.START));
        return started;
    }

    @Override
    public boolean pause(RequestId request, Optional<ActionNote> note, Optional<WebhookDecision> decision) {
        return made(
                Transition.PAUSE,
                guarded(Transition.PAUSE, request, """
                                UPDATE privacy_request
                                SET status = :to, paused_at = :now, action_required = :note::jsonb,
                                    webhook_decision = :decision::jsonb, updated_at = :now
                                WHERE id = :id AND status IN (:from)""")
                        .param("note", rows.json(note.orElse(null)))
                        .param("decision", rows.json(decision.orElse(null)))
                        .update());
    }

    @Override
    public boolean cancel(RequestId request, WebhookDecision decision) {
        boolean canceled = made(
                Transition.CANCEL,
                guarded(Transition.CANCEL, request, """
                                UPDATE privacy_request
                                SET status = :to, canceled_at = :now, cancel_reason = :reason, finished_processing_at = :now,
                                    webhook_decision = :decision::jsonb, updated_at = :now
                                WHERE id = :id AND status IN (:from)""")
                        .param("reason", decision.reason())
                        .param("decision", rows.json(decision))
                        .update());
        if (canceled) {
            String reason = decision.reason() == null ? "" : ": " + decision.reason();
            audit.append(request, AuditAction.CANCELED, AuditLog.SYSTEM, "webhook " + decision.webhook() + reason);
        }
        return canceled;
    }

    @Override
    public boolean review(RequestId request, WebhookDecision decision) {
        return made(
                Transition.REVIEW,
                guarded(Transition.REVIEW, request, """
                                UPDATE privacy_request SET status = :to, webhook_decision = :decision::jsonb, updated_at = :now
                                WHERE id = :id AND status IN (:from)""")
                        .param("decision", rows.json(decision))
                        .update());
    }

    @Override
    public boolean resume(RequestId request) {
        return goOn(Transition.RESUME, request);
    }

    @Override
    public boolean isWanted(RequestId request) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM privacy_request WHERE id = :id AND status NOT IN (:over))")
                .param("id", request.value())
                .param("over", List.of(WireNames.of(CANCELED), WireNames.of(DENIED)))
                .query(Boolean.class)
                .single();
    }

    @Override
    public boolean fail(RequestId request, ActionNote note) {
        return made(
                Transition.FAIL,
                guarded(Transition.FAIL, request, """
                                UPDATE privacy_request
                                SET status = :to, finished_processing_at = :now, action_required = :note::jsonb, updated_at = :now
                                WHERE id = :id AND status IN (:from)""")
                        .param("note", rows.json(note))
                        .update());
    }

    @Override
    public boolean complete(RequestId request, List<Unerased> exceptions) {
        boolean completed = made(
                Transition.COMPLETED,
                guarded(Transition.COMPLETED, request, """
                                UPDATE privacy_request
                                SET status = :to, finished_processing_at = :now, action_required = NULL,
                                    exceptions = :exceptions::jsonb, updated_at = :now
                                WHERE id = :id AND status IN (:from)""")
                        .param("exceptions", rows.json(exceptions))
                        .update());
        if (completed) {
            audit.append(request, AuditAction.FINISHED, AuditLog.SYSTEM, "");
        }
        return completed;
    }

    /** Error to in processing: a failed step is tried again. */
    boolean retry(RequestId request) {
        return goOn(Transition.RETRY, request);
    }

    /** Pending to approved; what a webhook wanted reviewed is settled. */
    boolean approve(RequestId request) {
        return reviewed(Transition.APPROVE, request);
    }

    /** Pending to denied. */
    boolean deny(RequestId request) {
        return reviewed(Transition.DENY, request);
    }

    private boolean goOn(Transition transition, RequestId request) {
        return made(transition, guarded(transition, request, """
                                UPDATE privacy_request SET status = :to, action_required = NULL, webhook_decision = NULL, updated_at = :now
                                WHERE id = :id AND status IN (:from)""").update());
    }

    /** API clients have no user, so {@code reviewed_by} stays null; the audit log names the client. */
    private boolean reviewed(Transition transition, RequestId request) {
        return made(transition, guarded(transition, request, """
                                UPDATE privacy_request
                                SET status = :to, reviewed_at = :now, updated_at = :now,
                                    webhook_decision = CASE WHEN :to = 'denied' THEN webhook_decision END
                                WHERE id = :id AND status IN (:from)""").update());
    }

    /** Whether the statement found the request in a status that the transition may leave. */
    private boolean made(Transition transition, int rowsChanged) {
        if (rowsChanged > 0) {
            meters.changed(transition);
        }
        return rowsChanged > 0;
    }

    private StatementSpec guarded(Transition transition, RequestId request, String sql) {
        return jdbc.sql(sql)
                .param("id", request.value())
                .param("to", WireNames.of(transition.to()))
                .param("from", transition.from().stream().map(WireNames::of).toList())
                .param("now", SqlTime.of(clock.instant()));
    }
}
