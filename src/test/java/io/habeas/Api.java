package io.habeas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A client of the HTTP API for tests: {@code server.asRoot().patch("/api/v1/policy", "[…]").answers(200, "{…}")}. It never changes; what
 * sets a token or a header gives a new one.
 */
public final class Api {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private final String server;
    private final List<String> headers;

    private Api(String server, List<String> headers) {
        this.server = server;
        this.headers = headers;
    }

    /** A client of the server at this address, without a token. */
    public static Api of(String server) {
        return new Api(server, List.of());
    }

    /** This client with one header more. */
    public Api header(String name, String value) {
        List<String> more = new ArrayList<>(headers);
        more.addAll(List.of(name, value));
        return new Api(server, List.copyOf(more));
    }

    /** A client of the same server without token and headers. */
    public Api anonymous() {
        return of(server);
    }

    /** A client with this access token, and no other header. */
    public Api token(String token) {
        return anonymous().header("Authorization", "Bearer " + token);
    }

    /** A client with the access token of an OAuth client. */
    public Api authenticated(String clientId, String secret) {
        return token(fetchToken(clientId, secret));
    }

    /** Gets an access token. */
    public String fetchToken(String clientId, String secret) {
        return anonymous()
                .postForm("/api/v1/oauth/token", Map.of("client_id", clientId, "client_secret", secret))
                .answers(200)
                .text("access_token");
    }

    /** A client with the token of a new OAuth client that has these scopes; this one must have them and {@code client:create}. */
    public Api withScopes(String... scopes) {
        String wanted = Arrays.stream(scopes).map(s -> "\"" + s + "\"").collect(Collectors.joining(",", "[", "]"));
        ApiResponse made = post("/api/v1/oauth/client", wanted).answers(200);
        return authenticated(made.text("client_id"), made.text("client_secret"));
    }

    public ApiResponse get(String path) {
        return send("GET", path);
    }

    public ApiResponse delete(String path) {
        return send("DELETE", path);
    }

    public ApiResponse post(String path, String json) {
        return send("POST", path, "application/json", json);
    }

    public ApiResponse put(String path, String json) {
        return send("PUT", path, "application/json", json);
    }

    public ApiResponse patch(String path, String json) {
        return send("PATCH", path, "application/json", json);
    }

    public ApiResponse postForm(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return send("POST", path, "application/x-www-form-urlencoded", body);
    }

    /** Sends without a body. */
    public ApiResponse send(String method, String path) {
        return send(request(path).method(method, BodyPublishers.noBody()));
    }

    /** Sends a body of any content type. */
    public ApiResponse send(String method, String path, String contentType, String body) {
        return send(request(path).method(method, BodyPublishers.ofString(body)).header("Content-Type", contentType));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(server + path)).timeout(Duration.ofSeconds(60));
        return headers.isEmpty() ? request : request.headers(headers.toArray(String[]::new));
    }

    /** Every answer is held against the API description. */
    private ApiResponse send(HttpRequest.Builder request) {
        HttpResponse<String> answer = exchange(request);
        assertThat(ApiContract.of(server)
                        .violations(
                                answer.request().method(),
                                answer.uri().getRawPath(),
                                answer.statusCode(),
                                answer.headers()
                                        .firstValue("content-type")
                                        .orElse("")
                                        .split(";", 2)[0],
                                answer.body()))
                .as("%s %s against /api/v1/openapi.json", answer.request().method(), answer.uri())
                .isEmpty();
        return new ApiResponse(answer);
    }

    /** The body of what is there, for {@link ApiContract} itself. */
    String uncheckedGet(String path) {
        return exchange(request(path)).body();
    }

    private static HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
