package io.habeas.chaos;

import io.habeas.chaos.Hook.Chain;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.json.JsonMapper;

/** Those outside: some submit requests all the time, and the halting receiver resumes whatever is paused, until it is. */
final class Traffic implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST_PAUSE_MILLIS = 900;
    private static final int LOOKING_EVERY_MILLIS = 200;

    private final List<Node> nodes;
    private final KillableDatabase database;
    private final Receivers receivers;
    private final String bearer;
    private final RandomGenerator random;
    private final AtomicInteger number = new AtomicInteger();
    private final Queue<String> taken = new ConcurrentLinkedQueue<>();
    private final Queue<String> oddities = new ConcurrentLinkedQueue<>();
    private final Thread submitting;
    private final Thread resuming;
    private volatile boolean submits = true;
    private volatile boolean resumes = true;

    Traffic(List<Node> nodes, KillableDatabase database, Receivers receivers, String bearer, RandomGenerator random) {
        this.nodes = nodes;
        this.database = database;
        this.receivers = receivers;
        this.bearer = bearer;
        this.random = random;
        this.submitting = Thread.ofVirtual().start(this::submit);
        this.resuming = Thread.ofVirtual().start(this::resume);
    }

    /** The requests that a node has said it took. */
    List<String> taken() {
        return List.copyOf(taken);
    }

    /** Answers that nobody may get, whatever is killed. */
    List<String> oddities() {
        return List.copyOf(oddities);
    }

    void stopSubmitting() throws InterruptedException {
        submits = false;
        submitting.join();
    }

    private Optional<Node> node() {
        List<Node> up = nodes.stream().filter(Node::isUp).toList();
        return up.isEmpty() ? Optional.empty() : Optional.of(up.get(random.nextInt(up.size())));
    }

    private void submit() {
        while (submits) {
            node().ifPresent(this::submitTo);
            Patience.sleep(random.nextInt(LONGEST_PAUSE_MILLIS));
        }
    }

    /** Whether it was taken in, nobody knows when the answer does not come. */
    private void submitTo(Node node) {
        int next = number.incrementAndGet();
        String policy = Chain.ALL.get(next % Chain.ALL.size()).policy();
        try {
            HttpResponse<String> answer =
                    node.post("/api/v1/privacy-request", bearer, """
                    [{"policy_key": "%s", "external_id": "chaos-%d", "identity": {"email": "%s"}}]""".formatted(policy, next, Subject.asking(next)));
            if (answer.statusCode() == 200) {
                JSON.readTree(answer.body())
                        .path("succeeded")
                        .forEach(request -> taken.add(request.path("id").asString()));
            } else if (answer.statusCode() != 503) {
                oddities.add("a submission was answered " + answer.statusCode());
            }
        } catch (IOException killed) {
            // As was to be expected.
        }
    }

    private void resume() {
        while (resumes) {
            try {
                database.sql()
                        .sql("SELECT id FROM privacy_request WHERE status = 'paused' ORDER BY random() LIMIT 20")
                        .query(String.class)
                        .list()
                        .forEach(request -> node().ifPresent(node -> resume(node, request)));
            } catch (DataAccessException away) {
                // Killed.
            }
            Patience.sleep(LOOKING_EVERY_MILLIS);
        }
    }

    private void resume(Node node, String request) {
        List<Call> halted = receivers.calls().stream()
                .filter(call -> call.request().equals(request) && call.hook() == Hook.HALT && call.wasAccepted())
                .toList();
        if (halted.isEmpty()) {
            oddities.add(request + " is paused though nobody halted it");
            return;
        }
        receivers.resuming(request);
        try {
            HttpResponse<String> answer = node.post(
                    "/api/v1/privacy-request/" + request + "/resume",
                    halted.getLast().token(),
                    """
                            {"derived_identity": {"email": "%s"}}""".formatted(new Subject(request).email()));
            // 400: a resume whose answer was lost has come before.
            if (!List.of(200, 400, 503).contains(answer.statusCode())) {
                oddities.add("a resume was answered " + answer.statusCode() + " " + answer.body());
            }
        } catch (IOException killed) {
            // As was to be expected.
        }
    }

    @Override
    public void close() throws InterruptedException {
        stopSubmitting();
        resumes = false;
        resuming.join();
    }
}
