package io.habeas.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A server in a JVM of its own that always comes back at the same address. */
final class Node {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Program program;
    private final Map<String, String> environment;
    private final Path log;
    private final String address;
    private Victim server;
    private volatile boolean up;

    Node(Program program, Map<String, String> settings, Path log) throws IOException {
        int port = KillableDatabase.freePort();
        this.program = program;
        this.environment = new HashMap<>(settings);
        this.environment.put("HABEAS_PORT", Integer.toString(port));
        this.log = log;
        this.address = "http://127.0.0.1:" + port;
        this.server = Victim.start(program.command(), environment, log);
    }

    String address() {
        return address;
    }

    /** Whether it answered after its latest start and was not killed since. */
    boolean isUp() {
        return up;
    }

    void kill(String signal) {
        up = false;
        server.kill(signal);
    }

    void start() {
        server = Victim.start(program.command(), environment, log);
        awaitReady();
    }

    /** A node that ends because its database is away is started again, as a service manager would. */
    void awaitReady() {
        Patience patience = Patience.ofSeconds(180);
        while (!answers()) {
            if (!server.lives()) {
                server = Victim.start(program.command(), environment, log);
            }
            patience.pause(50, () -> "A node does not come back, see " + log);
        }
        up = true;
    }

    private boolean answers() {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/health"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Sends a POST. @throws IOException when the node does not answer, and who knows whether it has done it */
    HttpResponse<String> post(String path, String bearer, String json) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + bearer)
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
