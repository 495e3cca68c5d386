package io.habeas.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.story.Scenario;
import io.habeas.webhook.WebhookSignature;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The receivers of the guide, as real processes: what they take, what they refuse, and what becomes of a real request. */
class ReceiverExamplesTest {

    @Nested
    class InJava extends Contract {
        InJava() {
            super("java docs/examples/receivers/Receiver.java");
        }
    }

    @Nested
    class InPython extends Contract {
        InPython() {
            super("python3 docs/examples/receivers/receiver.py");
        }
    }

    @Nested
    class InNode extends Contract {
        InNode() {
            super("node docs/examples/receivers/receiver.mjs");
        }
    }

    /** What each of them does. */
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    abstract static class Contract {
        private static final String REQUEST = "pri_6f0f9c0e-8a62-4f0c-9c5a-0d4b9f1f0f10";
        private final Scenario scenario = Scenario.shared();
        private final Map<String, String> connections = new HashMap<>();
        private final Map<String, String> secrets = new HashMap<>();
        private final String command;
        private ReceiverProcess receiver;
        private Path folder;

        Contract(String command) {
            this.command = command;
        }

        @BeforeAll
        void startWithTheSecretsOfItsConnections(@TempDir Path folder) throws Exception {
            this.folder = folder;
            for (String path : List.of("/identify", "/approve", "/note")) {
                String key = scenario.unique("example");
                connections.put(path, key);
                secrets.put(path, connect(key));
            }
            receiver = ReceiverProcess.start(
                    command,
                    folder,
                    List.copyOf(secrets.values()),
                    scenario.server().url(""));
            connections.forEach((path, key) -> scenario.api()
                    .put("/api/v1/connection/" + key + "/secret", """
                            {"url": "%s", "authorization": "unused"}""".formatted(receiver.url(path)))
                    .answers(200));
        }

        @AfterAll
        void stop() {
            if (receiver != null) {
                receiver.close();
            }
        }

        private String connect(String key) {
            scenario.api().patch("/api/v1/connection", """
                    [{"name": "%1$s", "key": "%1$s", "connection_type": "https", "access": "read"}]""".formatted(key)).answers(200, "{\"failed\": []}");
            return scenario.api()
                    .get("/api/v1/connection/" + key + "/signing-secret")
                    .answers(200)
                    .json()
                    .path("signing_secrets")
                    .path(0)
                    .path("secret")
                    .asString();
        }

        @Test
        void aRequestIsEnrichedHaltedResumedAndNoted() throws Exception {
            String policy = scenario.accessPolicy("user.name");
            hook(policy, "pre", "/identify", "/approve");
            hook(policy, "post", "/note");

            String request = scenario.submit(policy, "jane@example.com");
            scenario.awaitStatus(request, "paused");
            assertThat(receiver.printed()).contains(request + " waits for a person");
            String resumed = receiver.resume();
            scenario.awaitStatus(request, "complete");

            assertThat(resumed.strip()).isEqualTo(request + " resumed: 200");
            assertThat(receiver.resume()).isEmpty();
            assertThat(scenario.log(request))
                    .anyMatch(line -> line.startsWith("pre_webhooks:" + connections.get("/identify") + " complete"))
                    .anyMatch(line -> line.startsWith("post_webhooks:" + connections.get("/note") + " complete"));
            assertThat(receiver.printed()).contains(request + " noted");
        }

        @Test
        void aPersonWhomItKnowsGetsAPhoneNumber() {
            assertThat(answered("/identify", "ste_known", body("jane@example.com")))
                    .isEqualTo("{\"halt\":false,\"derived_identity\":{\"phone_number\":\"+15550100\"}}");
            assertThat(answered("/identify", "ste_unknown", body("who@example.com")))
                    .isEqualTo("{}");
        }

        @Test
        void aRepeatedCallIsAnsweredAlikeAndDoneOnce() {
            String first =
                    answered("/note", "ste_repeated", body("jane@example.com").replace(REQUEST, "pri_repeated"));
            String second =
                    answered("/note", "ste_repeated", body("jane@example.com").replace(REQUEST, "pri_repeated"));

            assertThat(second).isEqualTo(first);
            assertThat(receiver.printed()).containsOnlyOnce("pri_repeated noted");
        }

        @Test
        void aTestCallLeavesNoTrace() {
            String body = body("jane@example.com").replace("\"pre\"", "\"test\"");

            assertThat(answered("/approve", "ste_test", body)).isEqualTo("{}");

            assertThat(folder.resolve("inbox/ste_test.answer")).doesNotExist();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "webhook-signature | v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=",
                    "webhook-signature | v1,",
                    "webhook-signature | ''",
                    "webhook-timestamp | 1000000000",
                    "webhook-timestamp | 9000000000",
                    "webhook-timestamp | 99999999999999999999999",
                    "webhook-timestamp | now",
                    "webhook-id        | ste_other",
                    "webhook-id        | ../ste_1",
                    "webhook-id        | ''"
                })
        void aCallThatIsNotGenuineIsRefused(String header, String value) {
            HttpResponse<String> answer = receiver.call(
                    "/note",
                    "ste_forged",
                    body("jane@example.com"),
                    secrets.get("/note"),
                    now(),
                    Map.of(header, value));

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(folder.resolve("inbox/ste_forged.answer")).doesNotExist();
        }

        @Test
        void oldCallsAndCallsFromTheFutureAreRefusedAlthoughTheyAreSigned() {
            for (Instant time : List.of(now().minusSeconds(330), now().plusSeconds(330))) {
                assertThat(receiver.call("/note", "ste_late", body("a@b"), secrets.get("/note"), time, Map.of())
                                .statusCode())
                        .isEqualTo(401);
            }
            assertThat(receiver.call(
                                    "/note",
                                    "ste_late",
                                    body("a@b"),
                                    secrets.get("/note"),
                                    now().minusSeconds(240),
                                    Map.of())
                            .statusCode())
                    .isEqualTo(200);
        }

        @Test
        void oneOfSeveralSignaturesIsEnough() {
            Instant time = now();
            String good = WebhookSignature.sign(
                    List.of(WebhookSignature.key(secrets.get("/note"))),
                    "ste_rotated",
                    time,
                    body("a@b").getBytes(StandardCharsets.UTF_8));

            HttpResponse<String> answer = receiver.call(
                    "/note",
                    "ste_rotated",
                    body("a@b"),
                    secrets.get("/note"),
                    time,
                    Map.of("webhook-signature", "v1,AAAA v2,BBBB " + good));

            assertThat(answer.statusCode()).isEqualTo(200);
        }

        @Test
        void aCallWithoutSignatureOrTooLongIsRefused() {
            assertThat(receiver.post("/note", body("a@b"), Map.of()).statusCode())
                    .isEqualTo(401);
            assertThat(receiver.post("/note", "x".repeat(70_000), Map.of()).statusCode())
                    .isEqualTo(413);
        }

        @Test
        void whatItKeepsIsForItsUserOnly() throws Exception {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("inbox"))))
                    .isEqualTo("rwx------");
        }

        @Test
        void itPrintsNothingOfThePerson() {
            answered("/note", "ste_silent", body("jane@example.com"));

            assertThat(receiver.printed()).doesNotContain("jane@example.com");
        }

        /** The answer's JSON without spaces. */
        private String answered(String path, String id, String body) {
            HttpResponse<String> answer = receiver.call(path, id, body, secrets.get(path), now(), Map.of());
            assertThat(answer.statusCode()).as(receiver.printed()).isEqualTo(200);
            assertThat(answer.headers().firstValue("content-type")).contains("application/json");
            return answer.body().replace(" ", "");
        }

        private static String body(String email) {
            return """
                    {"privacy_request_id":"%s","direction":"two_way","callback_type":"pre","identity":{"phone_number":null,"email":"%s"}}""".formatted(REQUEST, email);
        }

        private void hook(String policy, String stage, String... paths) {
            String entries = String.join(
                    ",",
                    Arrays.stream(paths)
                            .map(connections::get)
                            .map("""
                            {"name": "%1$s", "key": "%1$s", "connection_config_key": "%1$s", "direction": "two_way"}"""::formatted)
                            .toList());
            scenario.api()
                    .put("/api/v1/policy/" + policy + "/webhook/" + stage + "_execution", "[" + entries + "]")
                    .answers(200);
        }

        private static Instant now() {
            return Clock.systemUTC().instant();
        }
    }
}
