package io.habeas.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.Api;
import io.habeas.ApiResponse;
import io.habeas.Defect;
import io.habeas.TestServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RequestCsvTest {
    private static final String PATH = "/api/v1/privacy-request?download_csv=true";
    private final Api root = Requests.root();
    private final String policy = Requests.policy("csv");
    private final String mine = "csv-" + UUID.randomUUID();

    @Test
    void isADownloadNamedByTheDay() {
        ApiResponse answer = root.get(PATH + "&external_id=" + mine).answers(200);
        assertThat(answer.header("Content-Type").replace(" ", "")).isEqualToIgnoringCase("text/csv;charset=utf-8");
        assertThat(answer.header("Content-Disposition"))
                .matches("attachment; filename=privacy_requests_download_\\d{4}-\\d\\d-\\d\\d\\.csv");
        assertThat(answer.text())
                .isEqualTo(
                        "Time received,Subject identity,Policy key,Request status,Reviewer,Time approved/denied,Denial reason\r\n");
    }

    @Test
    void hasAllRowsThatTheFiltersFindInTheirOrder() {
        String pending = request("created_at = '2020-01-01T00:00:00Z'");
        String denied = request("created_at = '2021-01-01T00:00:00.25Z'");
        root.patch("/api/v1/privacy-request/administrate/deny", """
                {"request_ids": ["%s"], "reason": "=1+1, \\"quoted\\""}""".formatted(denied))
                .answers(200);
        Requests.set(denied, "reviewed_at = '2021-01-02T00:00:00Z'");
        assertThat(root.get(PATH + "&size=1&external_id=" + mine)
                        .answers(200)
                        .text()
                        .split("\r\n"))
                .containsExactly(
                        "Time received,Subject identity,Policy key,Request status,Reviewer,Time approved/denied,Denial reason",
                        "2021-01-01 00:00:00.250000+00:00,\"email: a@csv.example, phone_number: +1 5\",csv,denied,,"
                                + "2021-01-02 00:00:00+00:00,\"'=1+1, \"\"quoted\"\"\"",
                        "2020-01-01 00:00:00+00:00,\"email: a@csv.example, phone_number: +1 5\",csv,pending,,,");
        assertThat(pending).isNotEqualTo(denied);
    }

    @Test
    void refusesWhatTheListingRefuses() {
        root.get(PATH + "&sort_field=policy").answers(422);
        root.get(PATH + "&created_lt=2018-01-01&created_gt=2019-01-01").answers(400);
        root.withScopes("policy:read").get(PATH).answers(403);
    }

    @Test
    @Defect("43")
    void carriesManyMoreRowsThanAreFetchedAtOnce() {
        rows(policy, 3000);
        assertThat(root.get(PATH + "&external_id=" + mine).answers(200).text().split("\r\n"))
                .hasSize(3001);
    }

    @Test
    void neverPassesAPartForTheWhole() throws IOException {
        String longPolicy = Requests.policy("csv-" + "x".repeat(240));
        rows(longPolicy, 40_000);
        try (Socket reader = new Socket()) {
            reader.setReceiveBufferSize(16 * 1024);
            reader.setSoTimeout(30_000);
            reader.connect(new InetSocketAddress(
                    "127.0.0.1", URI.create(Requests.server().url("")).getPort()));
            reader.getOutputStream().write(get(PATH + "&external_id=" + mine));
            assertThat(reader.getInputStream().read()).isEqualTo('H');
            Requests.sql("""
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE query LIKE '%provided_identity email%' AND pid <> pg_backend_pid()""", Map.of());
            assertThat(end(reader)).doesNotEndWith("0\r\n\r\n").doesNotContain("Internal Server Error");
        }
    }

    private static byte[] get(String target) {
        String token = Requests.root().fetchToken(TestServer.ROOT_ID, TestServer.ROOT_SECRET);
        return "GET %s HTTP/1.1\r\nHost: test\r\nAuthorization: Bearer %s\r\n\r\n"
                .formatted(target, token)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** The last part of what a connection brings until it is closed. */
    private static String end(Socket reader) throws IOException {
        byte[] all;
        try {
            all = reader.getInputStream().readAllBytes();
        } catch (SocketException reset) {
            return "";
        }
        return new String(all, Math.max(0, all.length - 100), Math.min(100, all.length), StandardCharsets.UTF_8);
    }

    private void rows(String policy, int count) {
        Requests.sql("""
                INSERT INTO privacy_request (id, external_id, status, policy_id, requested_at)
                SELECT 'pri_csv_' || gen_random_uuid(), :mine || n, 'pending', policy.id, now()
                FROM generate_series(1, :count) n, policy WHERE policy.key = :policy""", Map.of("mine", mine, "count", count, "policy", policy));
    }

    private String request(String assignments) {
        String id = root.post("/api/v1/privacy-request", """
                        [{"policy_key": "%s", "external_id": "%s",
                          "identity": {"email": "a@csv.example", "phone_number": "+1 5"}}]""".formatted(policy, mine))
                .answers(200)
                .json()
                .at("/succeeded/0/id")
                .stringValue();
        Requests.set(id, assignments);
        return id;
    }
}
