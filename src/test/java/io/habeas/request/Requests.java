package io.habeas.request;

import io.habeas.Api;
import io.habeas.ApiResponse;
import io.habeas.TestServer;
import io.habeas.security.TokenCipher;
import java.sql.PreparedStatement;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Requests for tests, on a server where they wait for approval, so that nothing runs unless a test lets it. */
final class Requests {
    private Requests() {}

    static TestServer server() {
        return TestServer.with(Map.of("HABEAS_EXECUTION_REQUIRE_MANUAL_REQUEST_APPROVAL", "true"));
    }

    static Api root() {
        return server().asRoot();
    }

    /** A policy with this key and without rules. */
    static String policy(String key) {
        sql("""
                INSERT INTO policy (id, key, name, execution_timeframe) VALUES ('pol_' || :key, :key, :key, 30)
                ON CONFLICT DO NOTHING""", Map.of("key", key));
        return key;
    }

    /** Submits one request and gives its id. */
    static String submit(String policyKey, String email) {
        return submit(policyKey, email, "");
    }

    /** As {@link #submit(String, String)} with further members: {@code , "external_id": "x"}. */
    static String submit(String policyKey, String email, String more) {
        ApiResponse answer = root().post("/api/v1/privacy-request", """
                [{"policy_key": "%s", "identity": {"email": "%s"} %s}]""".formatted(policyKey, email, more));
        return answer.answers(200).json().at("/succeeded/0/id").stringValue();
    }

    /** Sets columns of a request as a run would: {@code set(id, "status = 'paused'")}. */
    static void set(String id, String assignments) {
        sql("UPDATE privacy_request SET " + assignments + " WHERE id = :id", Map.of("id", id));
    }

    static void sql(String sql, Map<String, ?> parameters) {
        server().bean(NamedParameterJdbcTemplate.class).execute(sql, parameters, PreparedStatement::execute);
    }

    static long count(String sql, String id) {
        return server().bean(JdbcClient.class)
                .sql(sql)
                .param("id", id)
                .query(Long.class)
                .single();
    }

    static String text(String sql, String id) {
        return server().bean(JdbcClient.class)
                .sql(sql)
                .param("id", id)
                .query(String.class)
                .single();
    }

    /** What encrypts the server's tokens. */
    static TokenCipher cipher() {
        return server().bean(TokenCipher.class);
    }
}
