package io.habeas.webhook;

import io.habeas.platform.FidesKey;
import io.habeas.platform.RequestId;
import io.habeas.platform.web.ApiException;
import io.habeas.platform.web.Slice;
import io.habeas.platform.web.WireNames;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads the attempts of calls, newest first.
 *
 * <ol>
 *   <li>A slice begins where the one before ended, by time and id; nothing is counted and nothing passed over.
 *   <li>Each wanted stage and outcome is looked up by itself and the results are merged. So an index that begins with a policy or a webhook
 *       serves every combination of filters, and a rare outcome among millions is found at once.
 * </ol>
 */
@Repository
public class DeliveryLog {
    private static final String SLICE = """
            SELECT attempt.*
            FROM unnest(:stages) AS wanted_stage (stage)
                CROSS JOIN unnest(:outcomes) AS wanted_outcome (outcome)
                CROSS JOIN LATERAL (
                    SELECT * FROM webhook_attempt
                    WHERE stage = wanted_stage.stage AND outcome = wanted_outcome.outcome %s
                    ORDER BY started_at DESC, id DESC LIMIT :limit) AS attempt
            ORDER BY attempt.started_at DESC, attempt.id DESC LIMIT :limit""";

    private final JdbcClient jdbc;

    DeliveryLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest attempts that fit, from the cursor on. */
    Slice<DeliveryView> slice(DeliveryQuery query) {
        List<String> conditions = new ArrayList<>();
        Map<String, Object> parameters = new HashMap<>();
        filter(query, conditions, parameters);
        List<DeliveryView> found = jdbc.sql(SLICE.formatted(String.join(" ", conditions)))
                .params(parameters)
                .param(
                        "stages",
                        query.stage()
                                .map(stage -> new String[] {WireNames.of(stage)})
                                .orElseGet(() -> names(Stage.class)))
                .param("outcomes", outcomes(query))
                .param("limit", query.size() + 1)
                .query((row, _) -> view(row))
                .list();
        boolean more = found.size() > query.size();
        List<DeliveryView> items = more ? found.subList(0, query.size()) : found;
        return new Slice<>(items, query.size(), more ? cursor(items.getLast()) : null);
    }

    /** @throws ApiException 404 when there is none */
    public DeliveryView get(long id) {
        return find(id).orElseThrow(() -> ApiException.notFound("No webhook delivery found with id '" + id + "'."));
    }

    Optional<DeliveryView> find(long id) {
        return jdbc.sql("SELECT * FROM webhook_attempt WHERE id = :id")
                .param("id", id)
                .query((row, _) -> view(row))
                .optional();
    }

    /** How often a call was tried, and its newest attempts, the last one first. */
    public record Tries(int count, List<DeliveryView> newest) {
        public static final Tries NONE = new Tries(0, List.of());
    }

    /** The tries of a request's calls, by the call's id; of each the newest ones. */
    public Map<String, Tries> ofRequest(RequestId request, int newest) {
        Map<String, Tries> tries = new HashMap<>();
        jdbc.sql("""
                        SELECT * FROM (
                            SELECT *, row_number() OVER (PARTITION BY step_id ORDER BY attempt DESC) AS place,
                                   count(*) OVER (PARTITION BY step_id) AS tries
                            FROM webhook_attempt WHERE request_id = :request) AS attempt
                        WHERE place <= :newest ORDER BY step_id, place""").param("request", request.value()).param("newest", newest).query(row -> {
            int count = row.getInt("tries");
            DeliveryView attempt = view(row);
            tries.computeIfAbsent(attempt.callId(), _ -> new Tries(count, new ArrayList<>()))
                    .newest()
                    .add(attempt);
        });
        return tries;
    }

    private static void filter(DeliveryQuery query, List<String> conditions, Map<String, Object> parameters) {
        add(
                conditions,
                parameters,
                "policy_key = :policy",
                "policy",
                query.policyKey().map(FidesKey::value));
        add(
                conditions,
                parameters,
                "webhook_key = :webhook",
                "webhook",
                query.webhookKey().map(FidesKey::value));
        add(conditions, parameters, "request_id = :request", "request", query.privacyRequestId());
        add(
                conditions,
                parameters,
                "started_at > :after",
                "after",
                query.startedGt().map(DeliveryLog::utc));
        add(
                conditions,
                parameters,
                "started_at < :before",
                "before",
                query.startedLt().map(DeliveryLog::utc));
        Optional<DeliveryCursor> cursor = query.cursor();
        add(
                conditions,
                parameters,
                "(started_at, id) < (:time, :id)",
                "time",
                cursor.map(place -> utc(place.startedAt())));
        cursor.ifPresent(place -> parameters.put("id", place.id()));
    }

    private static void add(
            List<String> conditions,
            Map<String, Object> parameters,
            String condition,
            String name,
            Optional<? extends Object> value) {
        value.ifPresent(given -> {
            conditions.add("AND " + condition);
            parameters.put(name, given);
        });
    }

    private static String[] outcomes(DeliveryQuery query) {
        return query.outcome().isEmpty()
                ? names(DeliveryOutcome.class)
                : query.outcome().stream().distinct().map(WireNames::of).toArray(String[]::new);
    }

    private static String[] names(Class<? extends Enum<?>> type) {
        return WireNames.all(type).toArray(String[]::new);
    }

    private static String cursor(DeliveryView last) {
        return new DeliveryCursor(last.startedAt(), last.id()).toString();
    }

    private static DeliveryView view(ResultSet row) throws SQLException {
        return new DeliveryView(
                row.getLong("id"),
                row.getString("request_id"),
                row.getString("step_id"),
                new FidesKey(row.getString("policy_key")),
                new FidesKey(row.getString("webhook_key")),
                new FidesKey(row.getString("connection_key")),
                WireNames.get(Stage.class, row.getString("stage")),
                WireNames.get(Direction.class, row.getString("direction")),
                row.getInt("attempt"),
                row.getBoolean("redelivery"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                instant(row, "finished_at"),
                row.getObject("duration_ms", Integer.class),
                row.getString("address"),
                row.getObject("status", Integer.class),
                WireNames.get(DeliveryOutcome.class, row.getString("outcome")),
                row.getString("reason"),
                row.getObject("request_size", Integer.class),
                row.getObject("response_size", Integer.class));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
