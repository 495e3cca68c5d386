package io.habeas.cli.demo;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The demo's way to the server: its public HTTP API, with the token of the root client. Any answer but success ends the demo. */
final class Api {
    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper mapper = new JsonMapper();
    private final String server;
    private final String token;

    private Api(String server, String token) {
        this.server = server;
        this.token = token;
    }

    /** Fetches a token. */
    static Api as(String server, String clientId, String clientSecret) {
        String form = "grant_type=client_credentials&client_id=" + encoded(clientId) + "&client_secret="
                + encoded(clientSecret);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + "/api/v1/oauth/token"))
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        String token = new Api(server, "").send(request).path("access_token").asString();
        return new Api(server, token);
    }

    JsonNode get(String path) {
        return send(request(path).GET());
    }

    JsonNode send(String method, String path, String json) {
        return send(
                request(path).header("content-type", "application/json").method(method, BodyPublishers.ofString(json)));
    }

    JsonNode sendYaml(String path, String yaml) {
        return send(request(path)
                .header("content-type", "application/x-yaml")
                .method("PATCH", BodyPublishers.ofString(yaml)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server + path))
                .timeout(Duration.ofSeconds(30))
                .header("authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            JsonNode body = mapper.readTree(response.body().isEmpty() ? "null" : response.body());
            if (response.statusCode() >= 300 || !body.path("failed").isEmpty()) {
                throw new DemoFailedException(request.method() + " "
                        + request.uri().getPath() + " answered " + response.statusCode() + " " + response.body());
            }
            return body;
        } catch (IOException failed) {
            throw new DemoFailedException("The server did not answer", failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new DemoFailedException("The demo was interrupted", stopping);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
