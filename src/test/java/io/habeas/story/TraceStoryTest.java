package io.habeas.story;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.habeas.story.Scenario.Hook;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What receivers and collectors get to know of the trace of a request. */
class TraceStoryTest {
    private static final String EMAIL = "customer-1@example.com";

    @Test
    void allCallsOfARequestCarryOneTraceEachWithASpanOfItsOwn() {
        Scenario scenario = Scenario.shared();

        String request = run(scenario, scenario.unique("traced"));
        List<String> parents = parents(scenario, request);

        assertThat(parents).hasSize(2).allMatch(parent -> parent.matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00"));
        assertThat(parents).doesNotHaveDuplicates();
        assertThat(parents.stream().map(TraceStoryTest::trace)).containsOnly(trace(parents.getFirst()));
        assertThat(trace(parents.getFirst())).isNotEqualTo(request.substring(4).replace("-", ""));
    }

    @Test
    void otherRequestsHaveOtherTraces() {
        Scenario scenario = Scenario.shared();
        String one = run(scenario, scenario.unique("traced"));
        String two = run(scenario, scenario.unique("traced"));

        assertThat(trace(parents(scenario, one).getFirst()))
                .isNotEqualTo(trace(parents(scenario, two).getFirst()));
    }

    @Test
    void aConfiguredCollectorGetsRunStepsAndCallsAndNothingOfThePerson() {
        try (Collector collector = new Collector()) {
            Scenario scenario = Scenario.with(Map.of("HABEAS_TRACING_ENDPOINT", collector.url()));
            String hook = scenario.unique("collected");
            String request = run(scenario, hook);
            List<String> parents = parents(scenario, request);

            assertThat(parents).hasSize(2).allMatch(parent -> parent.endsWith("-01"));
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(collector.received())
                            .contains("run", "step pre_webhook", "step access", "step post_webhook", "webhook call")
                            .contains("habeas.outcome", "complete", "delivered", "habeas.webhook", hook + "-after")
                            .contains(bytes(trace(parents.getFirst())), bytes(span(parents.getFirst()))));
            assertThat(collector.received())
                    .doesNotContain(
                            EMAIL, "customer-1", request, scenario.receiver().url(""), "Basic ");
        }
    }

    /** A request with a webhook before and one after, run to its end. */
    private static String run(Scenario scenario, String hook) {
        String policy = scenario.accessPolicy("user.name");
        scenario.webhooks(policy, "pre", new Hook(hook, "two_way"));
        scenario.webhooks(policy, "post", new Hook(hook + "-after", "one_way"));
        String request = scenario.submit(policy, EMAIL);
        scenario.awaitStatus(request, "complete");
        return request;
    }

    private static List<String> parents(Scenario scenario, String request) {
        return scenario.receiver().calls(request).stream()
                .map(call -> call.headers().get("traceparent"))
                .toList();
    }

    private static String trace(String parent) {
        return parent.split("-")[1];
    }

    private static String span(String parent) {
        return parent.split("-")[2];
    }

    private static String bytes(String hex) {
        return new String(HexFormat.of().parseHex(hex), ISO_8859_1);
    }
}
