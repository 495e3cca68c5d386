package io.habeas.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.Api;
import io.habeas.ApiResponse;
import io.habeas.Defect;
import io.habeas.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent before any endpoint is asked: paths, methods, headers and bodies that nobody expects. */
class TransportTest {
    private final TestServer server = TestServer.shared();
    private final Api api = server.anonymous();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/nothing",
                "/api",
                "/api/v1",
                "/api/v1/",
                "/api/v1/nothing",
                "/api/v1/health",
                "/error",
                "/favicon.ico",
                "/%C3%A9",
                "/api/v1/oauth/client/x/y/z"
            })
    void unknownPathsAreNotFound(String path) {
        for (String method : new String[] {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}) {
            api.send(method, path).answersStrictly(404, """
                    {"detail": "Not Found"}
                    """);
        }
        api.send("HEAD", path).answersNothing(404);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /health",
        "DELETE, /api/v1/oauth/token",
        "GET, /api/v1/oauth/token/",
        "GET, /oauth/token",
        "GET, /v1/oauth/token"
    })
    void otherMethodsAreNotAllowed(String method, String path) {
        ApiResponse response = api.send(method, path).answersStrictly(405, """
                {"detail": "Method Not Allowed"}
                """);
        assertThat(response.header("Allow")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "FOO", "PROPFIND"})
    void methodsThatHttpDoesNotKnowAreNotAllowed(String method) throws IOException {
        assertThat(raw(method + " /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 405 ")
                .endsWith("{\"detail\":\"Method Not Allowed\"}");
    }

    @Test
    void optionsNeedNoToken() {
        assertThat(api.send("OPTIONS", "/api/v1/oauth/scope")
                        .answersNothing(200)
                        .header("Allow"))
                .contains("GET");
    }

    @Test
    void headAnswersLikeGetWithoutBody() {
        api.send("HEAD", "/health").answersNothing(200);
        api.send("HEAD", "/api/v1/oauth/scope").answersNothing(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/oauth/scope",
                "/api/v1/oauth/scope/",
                "/v1/oauth/scope",
                "/oauth/scope",
                "/oauth/scope/?a=b"
            })
    void everyFormOfAPathReachesItsEndpoint(String path) {
        api.get(path).answers(401);
        server.asRoot().get(path).answers(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1//policy",
                "/api/v1/%2e%2e/health",
                "/health;a=b",
                "/api%2Fv1/policy",
                "/health%00",
                "/a%5Cb"
            })
    @Defect("62")
    void pathsThatCouldBeReadInTwoWaysAreRefused(String path) {
        ApiResponse response = api.get(path);
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.text()).isEqualTo("{\"detail\":\"Bad Request\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /health HTTP/1.1\r\n\r\n",
                "GET /health HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
                "GET /health HTTP/1.1\r\nHost: <>\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /health?%zz=%zz HTTP/9.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "POST /api/v1/oauth/token HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
                "POST /api/v1/oauth/token HTTP/1.1\r\nHost: x\r\nContent-Length: abc\r\n\r\n",
                "POST /api/v1/oauth/token HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: odd\r\n\r\n",
                "POST /api/v1/oauth/client HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
                "nonsense\r\n\r\n",
                "\u0000\u0001\r\n\r\n"
            })
    void brokenHttpIsAnsweredWithoutAPage(String request) throws IOException {
        assertRefused(raw(request));
    }

    @Test
    void aTargetThatIsNoUriIsRefusedBeforeItsProtocolIsKnown() throws IOException {
        assertThat(raw("GET /<script> HTTP/1.1\r\nHost: x\r\n\r\n")).endsWith("{\"detail\":\"Bad Request\"}");
    }

    @Test
    void overlongLinesAndHeadersAreRefused() throws IOException {
        String much = "x".repeat(200_000);
        assertRefused(rawCutOff("GET /" + much + " HTTP/1.1\r\nHost: x\r\n\r\n"));
        assertRefused(rawCutOff("GET /health HTTP/1.1\r\nHost: x\r\nX-Much: " + much + "\r\n\r\n"));
        assertRefused(
                rawCutOff("GET /api/v1/oauth/scope HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                        + "x".repeat(20_000) + "\r\n\r\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data",
                "multipart/form-data; boundary=x",
                "application/x-www-form-urlencoded; charset=nonsense",
                "application/json; charset=nonsense",
                "nonsense",
                "a/b/c",
                ";;;",
                "text/html; charset=\u00fc"
            })
    void oddContentTypesAreNoFailure(String type) throws IOException {
        for (String path : new String[] {"/api/v1/oauth/token", "/api/v1/oauth/client"}) {
            assertRefused(raw("POST " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: " + type
                    + "\r\nContent-Length: 9\r\n\r\n--x\r\n\u00ff%zz"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "nonsense", "a/b;q=x", "image/png, text/csv;q=0.1", "*/*"})
    void whateverIsAcceptedJsonComes(String accept) {
        api.header("Accept", accept).get("/health").answers(200, """
                {"webserver": "healthy"}
                """);
        api.header("Accept", accept).get("/nothing").answers(404, """
                {"detail": "Not Found"}
                """);
    }

    @Test
    void oddHeaderValuesAreNoFailure() throws IOException {
        for (String header : new String[] {
            "Authorization: \u0001",
            "Authorization: Bearer a\tb",
            "Authorization: Bearer \u0085",
            "Authorization:",
            "Authorization: Bearer",
            "Authorization: Bearer \u00e9\u00ff",
            "Accept-Language: \u00ff\u00fe",
            "Cookie: ;;;=",
            "X-Forwarded-For: <>",
            "Origin: null",
            "Range: bytes=9-1",
            "If-None-Match: \"",
            "If-Modified-Since: never"
        }) {
            assertRefused(
                    raw("GET /api/v1/oauth/scope HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + header + "\r\n\r\n"));
        }
    }

    private static void assertRefused(String response) {
        assertThat(response)
                .matches("(?s)HTTP/1\\.[01] (4\\d\\d|501|505) .*")
                .doesNotContainIgnoringCase("<html", "Tomcat", "Exception");
        assertThat(response)
                .containsIgnoringCase("content-type: application/json")
                .contains("{\"detail\":");
    }

    private String raw(String request) throws IOException {
        URI address = URI.create(server.url("/"));
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            socket.getInputStream().transferTo(answer);
        }
        return answer.toString(StandardCharsets.UTF_8);
    }

    /** The server may answer and hang up before it has read all: what it said before still counts. */
    private String rawCutOff(String request) throws IOException {
        URI address = URI.create(server.url("/"));
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(20_000);
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            } catch (SocketException hungUp) {
                // read on: the answer came first
            }
            try {
                socket.getInputStream().transferTo(answer);
            } catch (SocketException reset) {
                // all that came before the reset has been read
            }
        }
        return answer.toString(StandardCharsets.UTF_8);
    }
}
