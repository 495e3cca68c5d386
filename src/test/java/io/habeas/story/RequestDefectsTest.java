package io.habeas.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.Api;
import io.habeas.Defect;
import io.habeas.story.Receiver.Answer;
import io.habeas.story.Scenario.Hook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** What went wrong with privacy requests in fidesops when a whole request ran, and does not here. */
class RequestDefectsTest {
    private static final String JANE = "jane@example.com";
    private final Scenario scenario = Scenario.shared();
    private final Receiver receiver = scenario.receiver();

    @Test
    @Defect("27")
    void isInProcessingWhileItRuns() {
        String asking = scenario.unique("asking");
        String policy = scenario.accessPolicy("user.name");
        Queue<String> seen = new ConcurrentLinkedQueue<>();
        scenario.webhooks(policy, "pre", new Hook(asking, "two_way"));
        receiver.answers(asking, call -> {
            seen.add(scenario.request(call.request()).path("status").asString());
            return new Answer(200, "{}");
        });

        String request = scenario.submit(policy, JANE);
        scenario.awaitStatus(request, "complete");

        assertThat(seen).containsExactly("in_processing");
    }

    /** The data would be lost for the subject: gone from the stores, and in no package. */
    @Test
    @Defect({"30", "C3"})
    void erasesNothingWhenThePackageCouldNotBeHandedOver() throws IOException {
        String halt = scenario.unique("halt");
        String policy = scenario.erasurePolicy(
                "{\"strategy\": \"string_rewrite\", \"configuration\": {\"rewrite_value\": \"GONE\"}}", "user.name");
        scenario.rule(policy, "user.name");
        scenario.webhooks(policy, "pre", new Hook(halt, "two_way"));
        receiver.answers(halt, 200, "{\"halt\": true}");
        String request = scenario.submit(policy, JANE);
        scenario.awaitStatus(request, "paused");
        Path inTheWay = scenario.server().data().resolve("packages").resolve(request + ".json");
        Files.createDirectories(inTheWay.resolve("full"));
        Map<String, String> before = scenario.shop().cells();

        resume(request);
        assertThat(scenario.awaitStatus(request, "error")
                        .path("resume_endpoint")
                        .asString())
                .isEqualTo("/privacy-request/" + request + "/retry");
        assertThat(scenario.shop().cells()).isEqualTo(before);

        Files.delete(inTheWay.resolve("full"));
        Files.delete(inTheWay);
        scenario.api().post("/api/v1/privacy-request/" + request + "/retry", "").answers(200);
        scenario.awaitStatus(request, "complete");
        assertThat(Files.readString(inTheWay)).contains("Jane");
        assertThat(scenario.shop().cells()).isNotEqualTo(before).containsValue("GONE");
    }

    @Test
    @Defect("B1")
    void aDisabledConnectionStopsNoErasureOfTheOthers() {
        Api api = scenario.api();
        api.patch("/api/v1/connection", """
                [{"name": "Away", "key": "away", "connection_type": "postgres", "access": "write", "disabled": true}]""").answers(200, "{\"failed\": []}");
        api.patch("/api/v1/connection/away/dataset", """
                [{"fides_key": "away", "name": "Away", "collections": [
                  {"name": "customer", "fields": [
                    {"name": "id", "fidesops_meta": {"primary_key": true}},
                    {"name": "email", "data_categories": ["user.contact.email"], "fidesops_meta": {"identity": "email", "data_type": "string"}},
                    {"name": "name", "data_categories": ["user.name"], "fidesops_meta": {"data_type": "string"}}]}]}]""").answers(200, "{\"failed\": []}");
        String policy = scenario.erasurePolicy(
                "{\"strategy\": \"null_rewrite\", \"configuration\": {}}", "user.contact.phone_number");

        try {
            scenario.awaitStatus(scenario.submit(policy, "customer-2@example.com"), "complete");
        } finally {
            api.delete("/api/v1/connection/away/dataset/away").answers(204);
            api.delete("/api/v1/connection/away").answers(204);
        }
    }

    @Test
    @Defect({"47", "A12"})
    void whatMayNotBeWrittenIsNamedAndNotSaidToBeErased() {
        String policy = scenario.erasurePolicy(
                "{\"strategy\": \"null_rewrite\", \"configuration\": {}}", "user.contact.phone_number");
        Map<String, String> before = scenario.shop().cells();
        shopAccess("read");

        try {
            var complete = scenario.awaitStatus(scenario.submit(policy, JANE), "complete");
            assertThat(complete.path("exceptions").values()).anySatisfy(each -> {
                assertThat(each.path("collection").asString()).isEqualTo("shop:customer");
                assertThat(each.path("reason").asString()).contains("write access");
            });
        } finally {
            shopAccess("write");
        }
        assertThat(scenario.shop().cells()).isEqualTo(before);
    }

    private void shopAccess(String access) {
        scenario.api().patch("/api/v1/connection", """
                        [{"name": "Shop database", "key": "shop-database", "connection_type": "postgres", "access": "%s"}]""".formatted(access)).answers(200, "{\"failed\": []}");
    }

    private void resume(String request) {
        var halted = receiver.calls(request).getLast();
        scenario.api()
                .token(halted.headers().get("reply-to-token"))
                .post("/api/v1" + halted.headers().get("reply-to"), "{}")
                .answers(200);
    }
}
