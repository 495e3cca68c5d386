package io.habeas.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.Api;
import io.habeas.story.Receiver;
import io.habeas.story.Receiver.Answer;
import io.habeas.story.Receiver.Call;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The server is killed in the middle of a further try of a one-way call, long after its request was complete, and started again. */
class KillDuringBackgroundCallTest {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(90);

    @TempDir
    Path data;

    private final CountDownLatch killed = new CountDownLatch(1);
    private final AtomicInteger calls = new AtomicInteger();

    @Test
    @Timeout(value = 6, unit = TimeUnit.MINUTES)
    void theCallIsMadeAgainUnderItsIdUntilItIsTaken() {
        try (Receiver receiver = new Receiver()) {
            receiver.answers("told", _ -> answer());
            String request;
            try (ChildServer server = new ChildServer(data)) {
                configure(server.api(), receiver);
                request = submit(server.api());
                await(() -> calls.get() == 2);
                assertThat(status(server.api(), request)).isEqualTo("complete");
            }
            killed.countDown();
            try (ChildServer server = new ChildServer(data)) {
                await(() -> log(server.api(), request).contains("delivered"));
            }

            List<Call> made = receiver.calls(request);
            assertThat(made).hasSize(3).allMatch(call -> call.body().contains("jane@example.com"));
            assertThat(made.stream()
                            .map(call -> call.headers().get("webhook-id"))
                            .distinct())
                    .hasSize(1);
        }
    }

    /** Busy at first; the second call hangs until its caller is dead; the third one is taken. */
    private Answer answer() {
        return switch (calls.incrementAndGet()) {
            case 1 -> new Answer(503, "", Map.of("Retry-After", "1"));
            case 2 -> {
                try {
                    killed.await();
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
                yield new Answer(503, "");
            }
            default -> new Answer(200, "");
        };
    }

    private static void configure(Api api, Receiver receiver) {
        api.patch("/api/v1/connection", """
                [{"name": "told", "key": "told", "connection_type": "https", "access": "read"}]""").answers(200, "{\"failed\": []}");
        api.put("/api/v1/connection/told/secret", """
                {"url": "%s", "authorization": "x"}""".formatted(receiver.url("told")))
                .answers(200);
        api.put("/api/v1/policy/download/webhook/post_execution", """
                [{"name": "told", "key": "told", "connection_config_key": "told", "direction": "one_way"}]""").answers(200);
    }

    private static String submit(Api api) {
        return api.post("/api/v1/privacy-request", """
                [{"policy_key": "download", "identity": {"email": "jane@example.com"}}]""")
                .answers(200, "{\"failed\": []}")
                .json()
                .path("succeeded")
                .path(0)
                .path("id")
                .asString();
    }

    private static String status(Api api, String request) {
        return api.get("/api/v1/privacy-request?request_id=" + request)
                .json()
                .path("items")
                .path(0)
                .path("status")
                .asString();
    }

    private static String log(Api api, String request) {
        return api.get("/api/v1/privacy-request/" + request + "/log").json().toString();
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(25_000_000);
        }
    }
}
