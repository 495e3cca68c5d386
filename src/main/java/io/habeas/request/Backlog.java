package io.habeas.request;

import io.habeas.platform.web.WireNames;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.TransactionException;

/**
 * What is not done yet, over all nodes, as gauges. All of it is read by one query when somebody asks, and kept for a few seconds; nothing is
 * counted while requests run. It reads the tables of the features below, so that there is one query and not one each.
 */
@Repository
class Backlog {
    private static final Logger log = LoggerFactory.getLogger(Backlog.class);
    private static final Duration KEPT = Duration.ofSeconds(3);
    private static final List<String> UNFINISHED = EnumSet.complementOf(EnumSet.of(
                    PrivacyRequestStatus.COMPLETE, PrivacyRequestStatus.DENIED, PrivacyRequestStatus.CANCELED))
            .stream()
            .map(WireNames::of)
            .toList();
    private final JdbcClient jdbc;
    private final Clock clock;
    private Optional<Counts> known = Optional.empty();
    private long readAt = System.nanoTime() - KEPT.toNanos();

    Backlog(JdbcClient jdbc, Clock clock, MeterRegistry registry) {
        this.jdbc = jdbc;
        this.clock = clock;
        gauge(
                registry,
                "habeas.requests.waiting",
                "Requests that are paused until something resumes them",
                Counts::waiting);
        gauge(
                registry,
                "habeas.requests.overdue",
                "Requests past their due date that are not finished",
                Counts::overdue);
        gauge(registry, "habeas.requests.failed", "Requests in error, to be retried", Counts::failed);
        gauge(registry, "habeas.calls.retrying", "Calls that failed and are tried again", Counts::retrying);
        gauge(registry, "habeas.calls.held.back", "Calls held back as their receivers are spared", Counts::heldBack);
        gauge(registry, "habeas.breakers.open", "Connections whose receivers keep failing", Counts::openBreakers);
    }

    private record Counts(long waiting, long overdue, long failed, long retrying, long heldBack, long openBreakers) {}

    private void gauge(MeterRegistry registry, String name, String description, ToLongFunction<Counts> count) {
        Gauge.builder(name, this, backlog -> backlog.value(count))
                .description(description)
                .register(registry);
    }

    /** Not a number while the database does not answer. */
    private double value(ToLongFunction<Counts> count) {
        return counts().map(all -> (double) count.applyAsLong(all)).orElse(Double.NaN);
    }

    private synchronized Optional<Counts> counts() {
        if (System.nanoTime() - readAt >= KEPT.toNanos()) {
            known = read();
            readAt = System.nanoTime();
        }
        return known;
    }

    private Optional<Counts> read() {
        try {
            return Optional.of(query());
        } catch (DataAccessException | TransactionException away) {
            log.debug("The backlog could not be read: {}", away.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    /** Every part has an index: requests by status, steps by request or by what holds them, jobs by task. */
    private Counts query() {
        return jdbc.sql("""
                        WITH held AS (
                            SELECT count(*) AS all_calls, count(*) FILTER (WHERE in_background) AS in_background
                            FROM request_step WHERE held_by IS NOT NULL
                        ), tried AS (
                            SELECT count(*) AS in_runs
                            FROM privacy_request request JOIN request_step step ON step.request_id = request.id
                            WHERE request.status = 'in_processing' AND step.status = 'due' AND step.attempts > 0
                                AND step.held_by IS NULL
                        )
                        SELECT (SELECT count(*) FROM privacy_request WHERE status = 'paused') AS waiting,
                            (SELECT count(*) FROM privacy_request WHERE status = 'error') AS failed,
                            (SELECT count(*) FROM privacy_request
                                WHERE status IN (:unfinished) AND due_date < :now) AS overdue,
                            (SELECT count(*) FROM scheduled_tasks WHERE task_name = 'webhook-redelivery')
                                + tried.in_runs - held.in_background AS retrying,
                            held.all_calls AS held_back,
                            (SELECT count(*) FROM webhook_breaker WHERE open_until IS NOT NULL) AS open_breakers
                        FROM held, tried""")
                .param("unfinished", UNFINISHED)
                .param("now", SqlTime.of(clock.instant()))
                .query((row, _) -> counts(row))
                .single();
    }

    private static Counts counts(ResultSet row) throws SQLException {
        return new Counts(
                row.getLong("waiting"),
                row.getLong("overdue"),
                row.getLong("failed"),
                Math.max(0, row.getLong("retrying")),
                row.getLong("held_back"),
                row.getLong("open_breakers"));
    }
}
