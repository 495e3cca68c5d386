package io.habeas.request;

import io.habeas.platform.web.ApiException;
import io.habeas.platform.web.WireNames;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The conditions of a listing, as SQL over {@code privacy_request r} with named parameters. All of them must hold. */
final class RequestFilter {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ssxxx");
    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSxxx");

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    /**
     * The filter that a query asks for.
     *
     * @param hash what an identity is found by
     * @throws ApiException 400 when its dates contradict each other
     */
    RequestFilter(RequestQuery query, UnaryOperator<String> hash) {
        refuse(query);
        prefix("r.id LIKE lower(:requestId)", "requestId", query.requestId());
        prefix("lower(r.external_id) LIKE lower(:externalId)", "externalId", query.externalId());
        identity(query.identity(), hash);
        statuses(query.status());
        compare("r.created_at <", "createdLt", query.createdLt());
        compare("r.created_at >", "createdGt", query.createdGt());
        compare("r.started_processing_at <", "startedLt", query.startedLt());
        compare("r.started_processing_at >", "startedGt", query.startedGt());
        finished(PrivacyRequestStatus.COMPLETE, query.completedLt(), query.completedGt());
        finished(PrivacyRequestStatus.ERROR, query.erroredLt(), query.erroredGt());
    }

    /** The WHERE clause, empty when everything is wanted. */
    String where() {
        return conditions.isEmpty() ? "" : "WHERE " + String.join(" AND ", conditions);
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    private static void refuse(RequestQuery query) {
        boolean completed =
                query.completedLt().isPresent() || query.completedGt().isPresent();
        boolean errored = query.erroredLt().isPresent() || query.erroredGt().isPresent();
        if (completed && errored) {
            throw ApiException.badRequest("Cannot specify both succeeded and failed query params.");
        }
        ordered("created", query.createdLt(), query.createdGt());
        ordered("completed", query.completedLt(), query.completedGt());
        ordered("errored", query.erroredLt(), query.erroredGt());
        ordered("started", query.startedLt(), query.startedGt());
    }

    private static void ordered(String name, Optional<Instant> lt, Optional<Instant> gt) {
        if (lt.isPresent() && gt.isPresent() && lt.get().isBefore(gt.get())) {
            throw ApiException.badRequest("Value specified for %s_lt: %s must be after %s_gt: %s."
                    .formatted(name, text(lt.get()), name, text(gt.get())));
        }
    }

    /** A timestamp as the reference prints it in texts: {@code 2018-01-01 00:00:00+00:00}. */
    static String text(Instant instant) {
        var utc = instant.atOffset(ZoneOffset.UTC);
        return (utc.get(ChronoField.MICRO_OF_SECOND) == 0 ? SECONDS : MICROSECONDS).format(utc);
    }

    /** A prefix; its own wildcards are ordinary characters (defect 41). */
    private void prefix(String condition, String name, Optional<String> given) {
        given.filter(text -> !text.isEmpty()).ifPresent(text -> {
            conditions.add(condition);
            parameters.put(name, text.replaceAll("([\\\\%_])", "\\\\$1") + "%");
        });
    }

    private void identity(Optional<String> given, UnaryOperator<String> hash) {
        given.filter(value -> !value.isEmpty()).ifPresent(value -> {
            conditions.add("r.id IN (SELECT privacy_request_id FROM provided_identity WHERE hashed_value = :identity)");
            parameters.put("identity", hash.apply(value));
        });
    }

    private void statuses(List<PrivacyRequestStatus> statuses) {
        if (!statuses.isEmpty()) {
            conditions.add("r.status IN (:status)");
            parameters.put("status", statuses.stream().map(WireNames::of).toList());
        }
    }

    private void compare(String comparison, String name, Optional<Instant> time) {
        time.ifPresent(instant -> {
            conditions.add(comparison + " :" + name);
            parameters.put(name, SqlTime.of(instant));
        });
    }

    private void finished(PrivacyRequestStatus status, Optional<Instant> lt, Optional<Instant> gt) {
        if (lt.isPresent() || gt.isPresent()) {
            conditions.add("r.status = :ended");
            parameters.put("ended", WireNames.of(status));
            compare("r.finished_processing_at <", "finishedLt", lt);
            compare("r.finished_processing_at >", "finishedGt", gt);
        }
    }
}
