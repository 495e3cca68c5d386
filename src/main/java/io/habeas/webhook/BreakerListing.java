package io.habeas.webhook;

import io.habeas.platform.web.Page;
import io.habeas.platform.web.PageQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which connections' calls are held back, for people and for measurements. */
@Repository
public class BreakerListing {
    private final JdbcClient jdbc;
    private final Clock clock;

    BreakerListing(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Those whose breaker is open, by key. */
    public Page<BreakerView> page(PageQuery query) {
        List<BreakerView> items = jdbc.sql("""
                        SELECT connection_key, failures, opened_at, probe_until > :now AS probing,
                               greatest(open_until, probe_until) AS next_probe_at
                        FROM webhook_breaker WHERE open_until IS NOT NULL
                        ORDER BY connection_key LIMIT :size OFFSET :offset""")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("size", query.size())
                .param("offset", query.offset())
                .query((row, _) -> view(row))
                .list();
        return Page.of(items, count(), query);
    }

    /** How many they are. */
    public long count() {
        return jdbc.sql("SELECT count(*) FROM webhook_breaker WHERE open_until IS NOT NULL")
                .query(Long.class)
                .single();
    }

    private static BreakerView view(ResultSet row) throws SQLException {
        return new BreakerView(
                row.getString("connection_key"),
                row.getBoolean("probing") ? BreakerView.State.PROBING : BreakerView.State.OPEN,
                row.getInt("failures"),
                instant(row, "opened_at"),
                instant(row, "next_probe_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
