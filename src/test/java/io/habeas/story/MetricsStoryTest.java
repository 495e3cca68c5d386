package io.habeas.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.habeas.ApiResponse;
import io.habeas.story.Scenario.Hook;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What /metrics tells after requests have run, and what it never tells. */
class MetricsStoryTest {
    private static final String EMAIL = "customer-1@example.com";
    private final Scenario scenario = Scenario.shared();
    private final Receiver receiver = scenario.receiver();

    @Test
    void callsAreCountedAndTimedByWebhookAndOutcome() {
        String told = scenario.unique("metered-told");
        String refusing = scenario.unique("metered-refusing");
        String policy = scenario.accessPolicy("user.name");
        scenario.webhooks(policy, "pre", new Hook(told, "one_way"));
        scenario.webhooks(policy, "post", new Hook(refusing, "one_way", "\"retry\": 0"));
        receiver.answers(refusing, 400, "{}");

        complete(policy);
        complete(policy);

        String delivered = "direction=\"one_way\",outcome=\"delivered\",stage=\"pre\",webhook=\"" + told + "\"} ";
        assertThat(metrics().lines())
                .contains("habeas_webhook_deliveries_total{" + delivered + "2.0")
                .contains("habeas_webhook_duration_seconds_count{" + delivered + "2")
                .anyMatch(line -> line.startsWith("habeas_webhook_duration_seconds_bucket{")
                        && line.contains(told)
                        && line.contains("le=\"0.25\""))
                .contains(
                        "habeas_webhook_deliveries_total{direction=\"one_way\",outcome=\"undelivered\",stage=\"post\","
                                + "webhook=\"" + refusing + "\"} 2.0");
    }

    @Test
    void runsStepsAndChangesOfRequestsAreCounted() {
        double complete = value("habeas_request_changes_total{change=\"completed\"}");
        double submitted = value("habeas_request_changes_total{change=\"submit\"}");
        double runs = value("habeas_run_duration_seconds_count{outcome=\"complete\"}");
        double steps = value("habeas_step_duration_seconds_count{kind=\"access\",outcome=\"done\"}");

        complete(scenario.accessPolicy("user.name"));

        assertThat(value("habeas_request_changes_total{change=\"completed\"}")).isGreaterThanOrEqualTo(complete + 1);
        assertThat(value("habeas_request_changes_total{change=\"submit\"}")).isGreaterThanOrEqualTo(submitted + 1);
        await().untilAsserted(() -> assertThat(value("habeas_run_duration_seconds_count{outcome=\"complete\"}"))
                .isGreaterThanOrEqualTo(runs + 1));
        assertThat(value("habeas_step_duration_seconds_count{kind=\"access\",outcome=\"done\"}"))
                .isGreaterThanOrEqualTo(steps + 1);
    }

    @Test
    void whatWaitsIsAGauge() {
        String halting = scenario.unique("metered-halt");
        String policy = scenario.accessPolicy("user.name");
        scenario.webhooks(policy, "pre", new Hook(halting, "two_way"));
        receiver.answers(halting, 200, "{\"halt\": true}");
        String request = scenario.submit(policy, EMAIL);
        scenario.awaitStatus(request, "paused");

        awaitGauge("habeas_requests_waiting", "SELECT count(*) FROM privacy_request WHERE status = 'paused'");
        assertThat(value("habeas_requests_waiting")).isPositive();
    }

    @Test
    void whatIsTriedAgainIsAGauge() {
        String flaky = scenario.unique("metered-flaky");
        String policy = scenario.accessPolicy("user.name");
        scenario.webhooks(policy, "pre", new Hook(flaky, "two_way"));
        receiver.answers(flaky, _ -> new Receiver.Answer(503, "", Map.of("retry-after", "600")));
        String request = scenario.submit(policy, EMAIL);

        await().atMost(Duration.ofSeconds(20)).until(() -> value("habeas_calls_retrying") >= 1);
        assertThat(scenario.request(request).path("status").asString()).isEqualTo("in_processing");
    }

    @Test
    void whatIsOverdueIsAGauge() {
        String halting = scenario.unique("metered-late");
        String policy = scenario.accessPolicy("user.name");
        scenario.webhooks(policy, "pre", new Hook(halting, "two_way"));
        receiver.answers(halting, 200, "{\"halt\": true}");
        String request = scenario.submit(policy, EMAIL);
        scenario.awaitStatus(request, "paused");
        scenario.server()
                .bean(JdbcClient.class)
                .sql("UPDATE privacy_request SET due_date = now() - interval '1 day' WHERE id = :id")
                .param("id", request)
                .update();

        await().atMost(Duration.ofSeconds(20)).until(() -> value("habeas_requests_overdue") >= 1);
    }

    @Test
    void noMetricTellsOfAPersonOrARequest() {
        String told = scenario.unique("metered-private");
        String policy = scenario.accessPolicy("user.name");
        scenario.webhooks(policy, "pre", new Hook(told, "one_way"));
        String request = complete(policy);

        assertThat(metrics())
                .contains(
                        told,
                        "jvm_memory_used_bytes",
                        "hikaricp_connections_active",
                        "http_server_requests_seconds_count")
                .contains("uri=\"/api/v1/privacy-request\"")
                .doesNotContain(EMAIL, "customer-1", request, "pri_", "Basic ", receiver.url(""));
    }

    @Test
    void metricsNeedNoTokenAndAreText() {
        ApiResponse answer = scenario.api().anonymous().get("/metrics").answers(200);
        assertThat(answer.header("content-type")).startsWith("text/plain;").contains("version=0.0.4");
    }

    private String complete(String policy) {
        String request = scenario.submit(policy, EMAIL);
        scenario.awaitStatus(request, "complete");
        return request;
    }

    private void awaitGauge(String name, String sql) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> value(name)
                        == scenario.server()
                                .bean(JdbcClient.class)
                                .sql(sql)
                                .query(Long.class)
                                .single());
    }

    private double value(String series) {
        return metrics()
                .lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElse(0);
    }

    private String metrics() {
        return scenario.api().anonymous().get("/metrics").answers(200).text();
    }
}
