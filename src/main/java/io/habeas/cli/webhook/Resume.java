package io.habeas.cli.webhook;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The resume of a request that waits on a call: where to, and with which token. Both came with the call, so neither is trusted. */
record Resume(String address, String token) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String USUAL_SERVER = "http://localhost:8080";
    private static final Duration RECORDING = Duration.ofSeconds(3);

    /** What came of a resume, in words. */
    record Outcome(boolean resumed, String words) {}

    /** @param habeas the server's address, when it was given: it wins over that of the call */
    static Resume of(IncomingCall call, Optional<String> habeas) {
        String path = "/api/v1" + call.header("reply-to").orElse("");
        String address = habeas.map(given -> given.replaceFirst("/+$", "") + path)
                .or(() -> call.header("reply-to-url"))
                .orElse(USUAL_SERVER + path);
        return new Resume(address, call.header("reply-to-token").orElse(""));
    }

    /** The same as a command, for where no key can be pressed; empty when a shell could understand it in another way. */
    Optional<String> command() {
        boolean plain = address.matches("[\\w.~:/\\[\\]-]+") && token.matches("[\\w.~+/=-]+");
        String command = "curl -X POST '%s' -d '{}' -H 'content-type: application/json' -H 'authorization: Bearer %s'";
        return plain ? Optional.of(command.formatted(address, token)) : Optional.empty();
    }

    /** Resumes. The server may still be writing down that the request waits, so an early refusal is not the last word. */
    Outcome post(Map<String, String> derived) throws InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = request(derived);
            long end = System.nanoTime() + RECORDING.toNanos();
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            while (answer.statusCode() == 400 && System.nanoTime() < end) {
                Thread.sleep(200);
                answer = http.send(request, BodyHandlers.ofString());
            }
            return read(answer);
        } catch (IOException failed) {
            return new Outcome(false, "nobody answers there; say where Habeas is with --habeas");
        } catch (IllegalArgumentException noAddress) {
            return new Outcome(false, "that is no address; say where Habeas is with --habeas");
        }
    }

    private HttpRequest request(Map<String, String> derived) {
        String body = derived.isEmpty() ? "{}" : JSON.writeValueAsString(Map.of("derived_identity", derived));
        return HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(30))
                .header("authorization", "Bearer " + token)
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private static Outcome read(HttpResponse<String> answer) {
        boolean resumed = answer.statusCode() == 200;
        JsonNode json = json(answer.body());
        String said = resumed ? "the request is " + json.path("status").asString("resumed") : detail(json);
        return new Outcome(resumed, answer.statusCode() + (said.isEmpty() ? "" : ", " + said));
    }

    private static String detail(JsonNode answer) {
        JsonNode detail = answer.path("detail");
        return detail.isString() ? detail.stringValue() : detail.isMissingNode() ? "" : detail.toString();
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException notJson) {
            return JSON.createObjectNode();
        }
    }
}
