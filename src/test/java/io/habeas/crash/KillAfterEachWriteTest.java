package io.habeas.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.Api;
import io.habeas.Defect;
import io.habeas.story.Receiver;
import io.habeas.story.Receiver.Call;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The story of a request that halts and is resumed, with the server killed after each write of its run in turn, and started again on the
 * same folder: the request goes on and completes, every webhook was called, in order, and all calls of one under one id.
 */
class KillAfterEachWriteTest {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
    private static final int MORE_POINTS_THAN_A_RUN_HAS = 80;

    @TempDir
    Path data;

    private final Receiver receiver = new Receiver();

    @Test
    @Timeout(value = 6, unit = TimeUnit.MINUTES)
    @Defect({"29", "D5", "D9"})
    void aRequestSurvivesAKillAfterEveryWriteOfItsRun() throws Exception {
        receiver.answers("halt", 200, "{\"halt\": true}");
        ChildServer server = new ChildServer(data);
        try {
            configure(server);
            int point = 1;
            boolean killed = true;
            while (killed) {
                assertThat(point).isLessThan(MORE_POINTS_THAN_A_RUN_HAS);
                server.arm(point);
                killed = runUntilKilled(server, "crash-" + point);
                server.kill();
                server = new ChildServer(data);
                complete(server, "crash-" + point);
                point++;
            }
            assertThat(point)
                    .as("the run had so many writes that the test means something")
                    .isGreaterThan(12);
            System.out.println("Killed after each of " + (point - 2) + " writes of a run; every request completed.");
        } finally {
            server.close();
            receiver.close();
        }
    }

    /** Submits a request and plays the receiver's part until the server stands still (true) or the request is complete. */
    private boolean runUntilKilled(ChildServer server, String externalId) {
        Thread.ofVirtual().start(() -> submit(server.api(), externalId));
        long deadline = System.nanoTime() + PATIENCE;
        while (System.nanoTime() < deadline) {
            if (server.standsStill()) {
                return true;
            }
            JsonNode request = find(server.api(), externalId);
            if (request.path("status").asString().equals("complete")) {
                return false;
            }
            if (request.path("status").asString().equals("paused")) {
                Thread.ofVirtual().start(() -> resume(server, request.path("id").asString()));
            }
            pause();
        }
        throw new AssertionError("Neither killed nor complete: " + find(server.api(), externalId));
    }

    /** After the restart: a request that was taken in completes by itself, but for the resume that its receiver owes it. */
    private void complete(ChildServer server, String externalId) throws Exception {
        JsonNode request = find(server.api(), externalId);
        if (request.isMissingNode()) {
            submit(server.api(), externalId);
        }
        long deadline = System.nanoTime() + PATIENCE;
        request = find(server.api(), externalId);
        while (!request.path("status").asString().equals("complete")) {
            assertThat(System.nanoTime())
                    .as("the request is stranded: " + request)
                    .isLessThan(deadline);
            assertThat(request.path("status").asString()).isNotEqualTo("error");
            if (request.path("status").asString().equals("paused")) {
                resume(server, request.path("id").asString());
            }
            pause();
            request = find(server.api(), externalId);
        }
        verify(request.path("id").asString());
    }

    private void verify(String request) throws Exception {
        List<Call> calls = receiver.calls(request);
        assertThat(calls.stream().map(Call::path).distinct()).containsExactly("/told", "/halt", "/after");
        for (String path : List.of("/told", "/halt", "/after")) {
            assertThat(calls.stream()
                            .filter(call -> call.path().equals(path))
                            .map(call -> call.headers().get("webhook-id"))
                            .distinct())
                    .as("ids of the calls of " + path)
                    .hasSize(1);
        }
        assertThat(Files.readString(data.resolve("packages").resolve(request + ".json")))
                .contains("customer-1@example.com");
    }

    private void resume(ChildServer server, String request) {
        Call halted = receiver.calls(request).stream()
                .filter(call -> call.path().equals("/halt"))
                .toList()
                .getLast();
        server.api()
                .token(halted.headers().get("reply-to-token"))
                .post(halted.headers().get("reply-to"), "{}");
    }

    /** Its answer does not matter: the server may be killed before it comes. */
    private static void submit(Api api, String externalId) {
        try {
            post(api, externalId);
        } catch (UncheckedIOException killed) {
            // As was to be expected.
        }
    }

    private static void post(Api api, String externalId) {
        api.post("/api/v1/privacy-request", """
                [{"policy_key": "crash", "external_id": "%s", "identity": {"email": "customer-1@example.com"}}]""".formatted(externalId));
    }

    private static JsonNode find(Api api, String externalId) {
        return api.get("/api/v1/privacy-request?external_id=" + externalId)
                .json()
                .path("items")
                .valueStream()
                .filter(request -> request.path("external_id").asString().equals(externalId))
                .findFirst()
                .orElseGet(tools.jackson.databind.node.MissingNode::getInstance);
    }

    private void configure(ChildServer server) {
        Api api = server.api();
        api.patch("/api/v1/connection", """
                [{"name": "db", "key": "db", "connection_type": "postgres", "access": "write"},
                 {"name": "told", "key": "told", "connection_type": "https", "access": "read"},
                 {"name": "halt", "key": "halt", "connection_type": "https", "access": "read"},
                 {"name": "after", "key": "after", "connection_type": "https", "access": "read"}]""").answers(200, "{\"failed\": []}");
        CrashShop.create();
        api.put("/api/v1/connection/db/secret", CrashShop.secrets()).answers(200, "{\"test_status\": \"succeeded\"}");
        for (String receiverPath : List.of("told", "halt", "after")) {
            api.put("/api/v1/connection/" + receiverPath + "/secret", """
                    {"url": "%s", "authorization": "x"}""".formatted(receiver.url(receiverPath)))
                    .answers(200);
        }
        api.patch("/api/v1/connection/db/dataset", """
                [{"fides_key": "crash_shop", "collections": [{"name": "customer", "fields": [
                    {"name": "id", "fidesops_meta": {"primary_key": true}},
                    {"name": "email", "data_categories": ["user.contact.email"],
                     "fidesops_meta": {"identity": "email", "data_type": "string"}}]}]}]""").answers(200, "{\"failed\": []}");
        api.patch("/api/v1/storage/config", """
                [{"name": "local", "key": "local", "type": "local", "details": {}}]""").answers(200, "{\"failed\": []}");
        api.patch("/api/v1/policy", "[{\"name\": \"crash\", \"key\": \"crash\"}]")
                .answers(200, "{\"failed\": []}");
        api.patch("/api/v1/policy/crash/rule", """
                [{"name": "crash-rule", "key": "crash-rule", "action_type": "access", "storage_destination_key": "local"}]""").answers(200, "{\"failed\": []}");
        api.patch("/api/v1/policy/crash/rule/crash-rule/target", "[{\"data_category\": \"user\"}]")
                .answers(200, "{\"failed\": []}");
        api.put("/api/v1/policy/crash/webhook/pre_execution", """
                [{"name": "told", "key": "told", "connection_config_key": "told", "direction": "one_way"},
                 {"name": "halt", "key": "halt", "connection_config_key": "halt", "direction": "two_way"}]""").answers(200);
        api.put("/api/v1/policy/crash/webhook/post_execution", """
                [{"name": "after", "key": "after", "connection_config_key": "after", "direction": "one_way"}]""").answers(200);
    }

    private static void pause() {
        try {
            Thread.sleep(25);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
