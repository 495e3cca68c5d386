package io.habeas.request;

import io.habeas.platform.RequestId;
import io.habeas.platform.web.ApiException;
import io.habeas.platform.web.WireNames;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The stored privacy requests, one at a time. */
@Repository
class PrivacyRequestRepository {
    private final JdbcClient jdbc;
    private final PrivacyRequestRows rows;

    PrivacyRequestRepository(JdbcClient jdbc, PrivacyRequestRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    Optional<PrivacyRequest> find(RequestId id) {
        return jdbc.sql("SELECT * FROM privacy_request WHERE id = :id")
                .param("id", id.value())
                .query(rows)
                .optional();
    }

    /** @throws ApiException 404 when there is none */
    PrivacyRequest get(RequestId id) {
        return find(id).orElseThrow(() -> ApiException.notFound("No privacy request found with id '" + id + "'."));
    }

    void insert(PrivacyRequest request) {
        jdbc.sql("""
                        INSERT INTO privacy_request (id, external_id, status, policy_id, requested_at, started_processing_at,
                            finished_processing_at, due_date, created_at, updated_at)
                        VALUES (:id, :externalId, :status, :policyId, :requestedAt, :startedProcessingAt,
                            :finishedProcessingAt, :dueDate, :createdAt, :createdAt)""")
                .param("id", request.id().value())
                .param("externalId", request.externalId())
                .param("status", WireNames.of(request.status()))
                .param("policyId", request.policyId())
                .param("requestedAt", SqlTime.of(request.requestedAt()))
                .param("startedProcessingAt", SqlTime.ofNullable(request.startedProcessingAt()))
                .param("finishedProcessingAt", SqlTime.ofNullable(request.finishedProcessingAt()))
                .param("dueDate", SqlTime.ofNullable(request.dueDate()))
                .param("createdAt", SqlTime.of(request.createdAt()))
                .update();
    }
}
