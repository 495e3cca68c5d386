package io.habeas.fulfilment;

import io.habeas.fulfilment.WebhookInChain.State;
import io.habeas.platform.RequestId;
import io.habeas.platform.web.WireNames;
import io.habeas.webhook.ChainedWebhook;
import io.habeas.webhook.DeliveryLog;
import io.habeas.webhook.Stage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The webhooks of a request, in the order in which they are called. */
@Repository
public class WebhookChain {
    private static final int NEWEST = 20;
    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final DeliveryLog deliveries;

    WebhookChain(JdbcClient jdbc, Ledger ledger, DeliveryLog deliveries) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.deliveries = deliveries;
    }

    private record Row(
            String id,
            StepKind kind,
            String target,
            State state,
            @Nullable Instant notBefore,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable String error) {}

    /** Empty while the request has not begun: only then are its webhooks taken down. */
    public List<WebhookInChain> of(RequestId request) {
        return ledger.plan(request).map(plan -> of(request, plan)).orElse(List.of());
    }

    private List<WebhookInChain> of(RequestId request, Plan plan) {
        List<Row> rows = jdbc.sql("""
                        SELECT step.*, job.execution_time AS background_due
                        FROM request_step step
                        LEFT JOIN scheduled_tasks job
                               ON step.in_background AND job.task_name = :task AND job.task_instance = step.id
                        WHERE step.request_id = :request AND step.kind IN (:pre, :post)
                        ORDER BY step.position""")
                .param("request", request.value())
                .param("task", LaterTries.TASK)
                .param("pre", WireNames.of(StepKind.PRE_WEBHOOK))
                .param("post", WireNames.of(StepKind.POST_WEBHOOK))
                .query((row, _) -> row(row))
                .list();
        Map<String, DeliveryLog.Tries> tries = deliveries.ofRequest(request, NEWEST);
        return Stream.concat(
                        stage(plan.preWebhooks(), rows, StepKind.PRE_WEBHOOK, tries),
                        stage(plan.postWebhooks(), rows, StepKind.POST_WEBHOOK, tries))
                .toList();
    }

    private static Stream<WebhookInChain> stage(
            List<ChainedWebhook> chain, List<Row> rows, StepKind kind, Map<String, DeliveryLog.Tries> tries) {
        return rows.stream()
                .filter(row -> row.kind() == kind)
                .flatMap(row -> chain.stream()
                        .filter(webhook -> webhook.key().value().equals(row.target()))
                        .map(webhook -> shown(
                                webhook,
                                chain.indexOf(webhook),
                                row,
                                tries.getOrDefault(row.id(), DeliveryLog.Tries.NONE))));
    }

    private static WebhookInChain shown(ChainedWebhook webhook, int order, Row row, DeliveryLog.Tries tries) {
        return new WebhookInChain(
                webhook.key(),
                webhook.name(),
                row.kind() == StepKind.PRE_WEBHOOK ? Stage.PRE : Stage.POST,
                order,
                webhook.direction(),
                webhook.connectionKey(),
                webhook.onFailure(),
                row.id(),
                row.state(),
                row.state() == State.RETRYING ? row.notBefore() : null,
                row.startedAt(),
                row.finishedAt(),
                row.error(),
                tries.count(),
                tries.newest());
    }

    private static Row row(ResultSet row) throws SQLException {
        boolean background = row.getBoolean("in_background");
        return new Row(
                row.getString("id"),
                WireNames.get(StepKind.class, row.getString("kind")),
                row.getString("target"),
                background ? State.RETRYING : state(row),
                instant(row, background ? "background_due" : "not_before"),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                row.getString("error"));
    }

    private static State state(ResultSet row) throws SQLException {
        return switch (WireNames.get(StepStatus.class, row.getString("status"))) {
            case DUE -> row.getObject("not_before") == null ? State.PENDING : State.RETRYING;
            case RUNNING -> State.CALLING;
            case WAITING -> State.WAITING;
            case DONE -> State.DONE;
            case FAILED -> State.FAILED;
        };
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
