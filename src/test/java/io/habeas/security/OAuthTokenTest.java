package io.habeas.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.Api;
import io.habeas.ApiResponse;
import io.habeas.TestServer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OAuthTokenTest {
    private static final String PATH = "/api/v1/oauth/token";
    private static final String FORM = "application/x-www-form-urlencoded";
    private final Api api = TestServer.shared().anonymous();

    @Test
    void aFormWithIdAndSecretGetsAToken() {
        ApiResponse response = api.postForm(PATH, valid()).answers(200, """
                {"token_type": "bearer", "expires_in": 691200}
                """);

        api.token(response.text("access_token")).get("/api/v1/oauth/scope").answers(200);
        assertThat(response.header("Cache-Control")).contains("no-store");
    }

    @Test
    void httpBasicGetsATokenToo() {
        basic(TestServer.ROOT_ID + ":" + TestServer.ROOT_SECRET)
                .postForm(PATH, Map.of())
                .answers(200);
    }

    @Test
    void httpBasicMayBeEncodedAsTheRfcSays() {
        basic("%72oot:" + TestServer.ROOT_SECRET.replace("-", "%2D"))
                .send("POST", PATH)
                .answers(200);
    }

    @Test
    void theFormGoesBeforeHttpBasic() {
        basic("x:y").postForm(PATH, valid()).answers(200);
        basic(TestServer.ROOT_ID + ":" + TestServer.ROOT_SECRET)
                .postForm(PATH, with("client_secret", "x"))
                .answers(401);
    }

    @ParameterizedTest
    @CsvSource({
        "client_id, nobody",
        "client_secret, wrong",
        "client_id, ''",
        "client_secret, ''",
        "client_id, \u0000",
        "client_id, é"
    })
    void wrongCredentialsAreRefused(String field, String value) {
        refused(api.postForm(PATH, with(field, value)));
    }

    @Test
    void refusedHttpBasicIsToldItsScheme() {
        ApiResponse response = basic("root:wrong").send("POST", PATH);

        refused(response);
        assertThat(response.header("WWW-Authenticate")).startsWith("Basic");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "cm9vdA==", "!!!!", "OnJvb3Q="})
    void brokenHttpBasicIsRefused(String credentials) {
        refused(api.header("Authorization", "Basic " + credentials).send("POST", PATH));
    }

    @Test
    void noCredentialsAreRefused() {
        refused(api.send("POST", PATH));
        refused(api.post(PATH, """
                {"client_id": "root", "client_secret": "root-secret-for-tests-only"}
                """));
        refused(api.send("POST", PATH, "text/plain", "client_id=root&client_secret=" + TestServer.ROOT_SECRET));
    }

    @Test
    void credentialsInTheQueryDoNotCount() {
        refused(api.postForm(PATH + "?client_id=root&client_secret=" + TestServer.ROOT_SECRET, Map.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&&&",
                "=",
                "%zz=%zz",
                "client_id=%zz&client_secret=%",
                "client_id=root&client_id",
                "a=\u00e9"
            })
    void oddFormsAreRefused(String body) {
        refused(api.send("POST", PATH, FORM, body));
    }

    @Test
    void anOverlongFormIsRefused() {
        api.send("POST", PATH, FORM, "client_id=" + "x".repeat(70_000)).answers(413);
    }

    @Test
    void onlyTheOneGrantIsKnown() {
        api.postForm(PATH, with("grant_type", "client_credentials")).answers(200);
        api.postForm(PATH, with("grant_type", "")).answers(200);
        api.postForm(PATH, with("grant_type", "password")).answersStrictly(422, """
                {"detail": [{
                  "loc": ["body", "grant_type"],
                  "msg": "string does not match regex \\"client_credentials\\"",
                  "type": "value_error.str.regex",
                  "ctx": {"pattern": "client_credentials"}
                }]}
                """);
    }

    @Test
    void theScopeThatIsAskedForDoesNotMatter() {
        api.postForm(PATH, with("scope", "nothing at all")).answers(200);
    }

    private Api basic(String credentials) {
        String encoded = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        return api.header("Authorization", "Basic " + encoded);
    }

    private static void refused(ApiResponse response) {
        response.answersStrictly(401, """
                {"detail": "Authentication Failure"}
                """);
    }

    private static Map<String, String> valid() {
        return Map.of("client_id", TestServer.ROOT_ID, "client_secret", TestServer.ROOT_SECRET);
    }

    private static Map<String, String> with(String field, String value) {
        Map<String, String> fields = new HashMap<>(valid());
        fields.put(field, value);
        return fields;
    }
}
