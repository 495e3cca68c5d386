package io.habeas.fulfilment;

import io.habeas.platform.FidesKey;
import io.habeas.platform.Ids;
import io.habeas.platform.RequestId;
import io.habeas.platform.web.JsonShapes;
import io.habeas.platform.web.WireNames;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * The ledger of each request: its plan, and a row for every effect, written before it happens and marked done after (design section 1).
 *
 * <ol>
 *   <li>A dispatch is numbered; the worker that picks it up claims it. Only the latest claim of the latest dispatch may write.
 *   <li>The plan and all steps are written once, in one transaction.
 *   <li>A step goes from due to running to done, waiting or failed. A running step that is found later was cut off: it is begun again.
 * </ol>
 */
@Repository
class Ledger {
    private static final String NO_STEP = "";
    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;
    private final JsonMapper mapper = JsonShapes.mapper();

    Ledger(JdbcClient jdbc, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /** Makes the next dispatch of a request and gives its number. Earlier ones are outdated from the commit on. */
    int nextRun(RequestId request) {
        return jdbc.sql("""
                        INSERT INTO request_run (request_id, run) VALUES (:request, 1)
                        ON CONFLICT (request_id) DO UPDATE SET run = request_run.run + 1, claim = 0
                        RETURNING run""")
                .param("request", request.value())
                .query(Integer.class)
                .single();
    }

    /** Claims a dispatch; empty when it is outdated. */
    Optional<Claim> claim(RequestId request, int run) {
        return jdbc.sql("""
                        UPDATE request_run SET claim = claim + 1
                        WHERE request_id = :request AND run = :run
                        RETURNING claim""")
                .param("request", request.value())
                .param("run", run)
                .query(Integer.class)
                .optional()
                .map(number -> new Claim(request, run, number));
    }

    /** The plan, once the first run has taken it down. */
    Optional<Plan> plan(RequestId request) {
        return jdbc.sql("SELECT plan FROM request_plan WHERE request_id = :request")
                .param("request", request.value())
                .query(String.class)
                .optional()
                .map(json -> mapper.readValue(json, Plan.class));
    }

    /** Takes down the plan and its steps, in order. */
    void write(RequestId request, Plan plan, List<PlannedStep> steps) {
        jdbc.sql("INSERT INTO request_plan (request_id, plan, created_at) VALUES (:request, :plan::jsonb, :now)")
                .param("request", request.value())
                .param("plan", mapper.writeValueAsString(plan))
                .param("now", now())
                .update();
        jdbc.sql("""
                        INSERT INTO request_step (id, request_id, position, kind, target, status)
                        SELECT step.id, :request, step.position - 1, step.kind, step.target, 'due'
                        FROM unnest(:ids, :kinds, :targets) WITH ORDINALITY AS step (id, kind, target, position)""")
                .param("request", request.value())
                .param("ids", steps.stream().map(_ -> ids.next("ste")).toArray(String[]::new))
                .param(
                        "kinds",
                        steps.stream().map(step -> WireNames.of(step.kind())).toArray(String[]::new))
                .param("targets", steps.stream().map(PlannedStep::target).toArray(String[]::new))
                .update();
    }

    /**
     * Marks the first step that is not done as begun, before its effect; empty when all are done.
     *
     * @throws StaleClaimException when the claim is not the latest any more
     */
    Optional<Progress> begin(Claim claim) {
        return begin(claim, NO_STEP);
    }

    /** Marks a step as done, and the first one that is not as begun, in one statement. @see #begin(Claim) */
    Optional<Progress> pass(Claim claim, Step step) {
        return begin(claim, step.id());
    }

    private Optional<Progress> begin(Claim claim, String passed) {
        return jdbc.sql("""
                        WITH held AS (
                            SELECT request_id FROM request_run
                            WHERE request_id = :request AND run = :run AND claim = :claim
                            FOR UPDATE
                        ), passed AS (
                            UPDATE request_step step
                            SET status = 'done', not_before = NULL, error = NULL, held_by = NULL, finished_at = :now
                            FROM held
                            WHERE step.id = :passed AND step.request_id = held.request_id
                        ), next AS (
                            SELECT step.* FROM request_step step JOIN held USING (request_id)
                            WHERE step.status <> 'done' AND step.id <> :passed
                            ORDER BY step.position LIMIT 1
                        ), begun AS (
                            UPDATE request_step step
                            SET status = 'running', attempts = step.attempts + 1, error = NULL, held_by = NULL,
                                started_at = coalesce(step.started_at, :now)
                            FROM next
                            WHERE step.id = next.id AND (next.not_before IS NULL OR next.not_before <= :now)
                            RETURNING step.id
                        )
                        SELECT next.*, begun.id IS NOT NULL AS is_begun
                        FROM held LEFT JOIN next ON true LEFT JOIN begun ON true""")
                .param("request", claim.request().value())
                .param("run", claim.run())
                .param("claim", claim.number())
                .param("passed", passed)
                .param("now", now())
                .query((row, _) -> progress(row))
                .optional()
                .orElseThrow(() -> new StaleClaimException(claim));
    }

    /** Marks what a step came to that the run stops at. @throws StaleClaimException when the claim is not the latest any more */
    void record(Claim claim, Step step, StepOutcome.Stop outcome) {
        boolean held = switch (outcome) {
            case StepOutcome.Canceled _, StepOutcome.UnderReview _ ->
                set(claim, step, StepStatus.DONE, null, null, null);
            case StepOutcome.Waiting _ -> set(claim, step, StepStatus.WAITING, null, null, null);
            case StepOutcome.TryAgain again -> set(claim, step, StepStatus.DUE, again.at(), null, null);
            case StepOutcome.HeldBack back -> set(claim, step, StepStatus.DUE, back.at(), null, back.connection());
            case StepOutcome.Failed failed -> set(claim, step, StepStatus.FAILED, null, failed.reason(), null);
        };
        if (!held) {
            throw new StaleClaimException(claim);
        }
    }

    /** Passes the step that the request waits on, as what it waited for has come, and gives its target. Empty when none is waiting. */
    Optional<String> passWaiting(RequestId request) {
        return jdbc.sql("""
                        UPDATE request_step SET status = 'done', finished_at = :now
                        WHERE request_id = :request AND status = 'waiting'
                        RETURNING target""")
                .param("request", request.value())
                .param("now", now())
                .query(String.class)
                .optional();
    }

    /** What the request waits on. */
    Optional<String> waitingTarget(RequestId request) {
        return jdbc.sql("SELECT target FROM request_step WHERE request_id = :request AND status = 'waiting'")
                .param("request", request.value())
                .query(String.class)
                .optional();
    }

    /** Ends the step that the request waits on: it will not come. */
    void failWaiting(RequestId request, String reason) {
        jdbc.sql("""
                        UPDATE request_step SET status = 'failed', finished_at = :now, error = :reason
                        WHERE request_id = :request AND status = 'waiting'""")
                .param("request", request.value())
                .param("now", now())
                .param("reason", reason)
                .update();
    }

    /** Makes the failed step due again. False when all is done and there is nothing to go on from. */
    boolean reopenFailed(RequestId request) {
        jdbc.sql("""
                        UPDATE request_step SET status = 'due', attempts = 0, not_before = NULL, finished_at = NULL
                        WHERE request_id = :request AND status = 'failed'""").param("request", request.value()).update();
        return jdbc.sql("""
                        SELECT NOT EXISTS (SELECT FROM request_step WHERE request_id = :request)
                            OR EXISTS (SELECT FROM request_step WHERE request_id = :request AND status <> 'done')""")
                .param("request", request.value())
                .query(Boolean.class)
                .single();
    }

    private boolean set(
            Claim claim,
            Step step,
            StepStatus status,
            @Nullable Instant notBefore,
            @Nullable String error,
            @Nullable FidesKey heldBy) {
        return jdbc.sql("""
                        WITH held AS (
                            SELECT request_id FROM request_run
                            WHERE request_id = :request AND run = :run AND claim = :claim
                            FOR UPDATE
                        )
                        UPDATE request_step step
                        SET status = :status, not_before = :notBefore, error = :error, held_by = :heldBy,
                            attempts = step.attempts - :uncounted,
                            finished_at = CASE WHEN :status IN ('done', 'failed') THEN :now END
                        FROM held
                        WHERE step.id = :id AND step.request_id = held.request_id""")
                        .param("request", claim.request().value())
                        .param("run", claim.run())
                        .param("claim", claim.number())
                        .param("id", step.id())
                        .param("status", WireNames.of(status))
                        .param("notBefore", notBefore == null ? null : notBefore.atOffset(ZoneOffset.UTC))
                        .param("error", error)
                        .param("heldBy", heldBy == null ? null : heldBy.value())
                        .param("uncounted", heldBy == null ? 0 : 1)
                        .param("now", now())
                        .update()
                == 1;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Optional<Progress> progress(ResultSet row) throws SQLException {
        if (row.getString("id") == null) {
            return Optional.empty();
        }
        return Optional.of(
                row.getBoolean("is_begun")
                        ? new Progress.Begun(step(row))
                        : new Progress.NotBefore(row.getObject("not_before", OffsetDateTime.class)
                                .toInstant()));
    }

    static Step step(ResultSet row) throws SQLException {
        return new Step(
                row.getString("id"),
                new RequestId(row.getString("request_id")),
                row.getInt("position"),
                WireNames.get(StepKind.class, row.getString("kind")),
                row.getString("target"),
                row.getInt("attempts"),
                row.getString("held_by") != null);
    }
}
