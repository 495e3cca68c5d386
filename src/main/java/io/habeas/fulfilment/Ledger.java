package io.habeas.fulfilment;

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

    /** Locks the claim for the rest of the transaction. @throws StaleClaimException when it is not the latest any more */
    void hold(Claim claim) {
        boolean held = jdbc.sql("""
                        SELECT claim FROM request_run
                        WHERE request_id = :request AND run = :run AND claim = :claim
                        FOR UPDATE""")
                .param("request", claim.request().value())
                .param("run", claim.run())
                .param("claim", claim.number())
                .query(Integer.class)
                .optional()
                .isPresent();
        if (!held) {
            throw new StaleClaimException(claim);
        }
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
        for (int position = 0; position < steps.size(); position++) {
            PlannedStep step = steps.get(position);
            jdbc.sql("""
                            INSERT INTO request_step (id, request_id, position, kind, target, status)
                            VALUES (:id, :request, :position, :kind, :target, 'due')""")
                    .param("id", ids.next("ste"))
                    .param("request", request.value())
                    .param("position", position)
                    .param("kind", WireNames.of(step.kind()))
                    .param("target", step.target())
                    .update();
        }
    }

    /** The first step that is not done. */
    Optional<Step> next(RequestId request) {
        return jdbc.sql("""
                        SELECT * FROM request_step
                        WHERE request_id = :request AND status <> 'done'
                        ORDER BY position LIMIT 1""")
                .param("request", request.value())
                .query((row, _) -> step(row))
                .optional();
    }

    /** Marks a step as begun, before its effect. */
    void begin(Step step) {
        jdbc.sql("""
                        UPDATE request_step
                        SET status = 'running', attempts = attempts + 1, started_at = coalesce(started_at, :now), error = NULL
                        WHERE id = :id""").param("id", step.id()).param("now", now()).update();
    }

    /** Marks what a step came to. */
    void record(Step step, StepOutcome outcome) {
        switch (outcome) {
            case StepOutcome.Done _, StepOutcome.Canceled _, StepOutcome.UnderReview _ ->
                set(step, StepStatus.DONE, null, null);
            case StepOutcome.Waiting _ -> set(step, StepStatus.WAITING, null, null);
            case StepOutcome.TryAgain again -> set(step, StepStatus.DUE, again.at(), null);
            case StepOutcome.Failed failed -> set(step, StepStatus.FAILED, null, failed.reason());
        }
    }

    /** Passes the step that the request waits on: what it waited for has come. False when none is waiting. */
    boolean passWaiting(RequestId request) {
        return jdbc.sql("""
                        UPDATE request_step SET status = 'done', finished_at = :now
                        WHERE request_id = :request AND status = 'waiting'""")
                        .param("request", request.value())
                        .param("now", now())
                        .update()
                > 0;
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
        return plan(request).isEmpty() || next(request).isPresent();
    }

    private void set(Step step, StepStatus status, @Nullable Instant notBefore, @Nullable String error) {
        jdbc.sql("""
                        UPDATE request_step
                        SET status = :status, not_before = :notBefore, error = :error,
                            finished_at = CASE WHEN :status IN ('done', 'failed') THEN :now END
                        WHERE id = :id""")
                .param("id", step.id())
                .param("status", WireNames.of(status))
                .param("notBefore", notBefore == null ? null : notBefore.atOffset(ZoneOffset.UTC))
                .param("error", error)
                .param("now", now())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Step step(ResultSet row) throws SQLException {
        OffsetDateTime notBefore = row.getObject("not_before", OffsetDateTime.class);
        return new Step(
                row.getString("id"),
                new RequestId(row.getString("request_id")),
                row.getInt("position"),
                WireNames.get(StepKind.class, row.getString("kind")),
                row.getString("target"),
                WireNames.get(StepStatus.class, row.getString("status")),
                row.getInt("attempts"),
                notBefore == null ? null : notBefore.toInstant());
    }
}
