package io.habeas.webhook;

import io.habeas.platform.FidesKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The breakers of all connections, shared by all nodes. A connection whose receiver is well has no row, or one that nobody writes; each
 * change is made under the lock of its row.
 */
@Repository
public class Breakers {
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);
    private final JdbcClient jdbc;
    private final Clock clock;
    private final BreakerSettings settings;
    private final ApplicationEventPublisher events;

    Breakers(JdbcClient jdbc, Clock clock, BreakerSettings settings, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
        this.events = events;
    }

    /** The connections whose calls are held back now. */
    public List<String> open() {
        return jdbc.sql("SELECT connection_key FROM webhook_breaker WHERE open_until IS NOT NULL")
                .query((row, _) -> row.getString("connection_key"))
                .list();
    }

    /** Whether a call may leave, asked when the breaker was seen open; a probe is taken before it is told. */
    @Transactional
    Breaker.Admission admit(FidesKey connection, Duration lease) {
        Breaker.Admission admission = lock(connection).orElse(Breaker.NEW).admit(clock.instant(), lease);
        if (admission instanceof Breaker.Admission.Probe(Breaker next)) {
            store(connection, next);
        }
        return admission;
    }

    /** Takes in what a call told of its receiver's health; joins the caller's transaction, and does nothing when nothing is new. */
    void learn(FidesKey connection, Pass pass, Health health) {
        Instant now = clock.instant();
        switch (health) {
            case Health.Fine _ -> {
                if (pass.troubled()) {
                    succeeded(connection);
                }
            }
            case Health.Failing(Optional<Duration> asked) -> {
                insert(connection);
                lock(connection)
                        .ifPresent(breaker -> change(connection, breaker, breaker.failed(pass, now, asked, settings)));
            }
            case Health.Unknown _ -> {
                if (pass.probe() > 0) {
                    lock(connection)
                            .ifPresent(breaker ->
                                    change(connection, breaker, breaker.learnedNothing(pass, now, settings)));
                }
            }
        }
    }

    private void succeeded(FidesKey connection) {
        lock(connection).ifPresent(breaker -> {
            change(connection, breaker, breaker.succeeded());
            if (breaker.isOpen()) {
                events.publishEvent(new BreakerClosed(connection));
            }
        });
    }

    private void change(FidesKey connection, Breaker before, Breaker after) {
        if (!after.equals(before)) {
            store(connection, after);
        }
    }

    /** Forgets what nobody has called for long. */
    public void forget() {
        jdbc.sql(
                        "DELETE FROM webhook_breaker WHERE changed_at < :before AND (open_until IS NULL OR open_until < :before)")
                .param("before", utc(clock.instant().minus(FORGOTTEN_AFTER)))
                .update();
    }

    private void insert(FidesKey connection) {
        jdbc.sql("INSERT INTO webhook_breaker (connection_key, changed_at) VALUES (:key, :now) ON CONFLICT DO NOTHING")
                .param("key", connection.value())
                .param("now", utc(clock.instant()))
                .update();
    }

    private Optional<Breaker> lock(FidesKey connection) {
        return jdbc.sql("SELECT * FROM webhook_breaker WHERE connection_key = :key FOR UPDATE")
                .param("key", connection.value())
                .query((row, _) -> breaker(row))
                .optional();
    }

    private void store(FidesKey connection, Breaker breaker) {
        jdbc.sql("""
                        UPDATE webhook_breaker
                        SET failures = :failures, openings = :openings, open_until = :openUntil, probe = :probe,
                            probe_until = :probeUntil, changed_at = :now,
                            opened_at = CASE WHEN :openings > 0 THEN coalesce(opened_at, :now) END
                        WHERE connection_key = :key""")
                .param("key", connection.value())
                .param("failures", breaker.failures())
                .param("openings", breaker.openings())
                .param("openUntil", utc(breaker.openUntil()))
                .param("probe", breaker.probe())
                .param("probeUntil", utc(breaker.probeUntil()))
                .param("now", utc(clock.instant()))
                .update();
    }

    private static Breaker breaker(ResultSet row) throws SQLException {
        return new Breaker(
                row.getInt("failures"),
                row.getInt("openings"),
                instant(row, "open_until"),
                row.getLong("probe"),
                instant(row, "probe_until"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
