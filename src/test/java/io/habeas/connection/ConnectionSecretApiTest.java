package io.habeas.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.Api;
import io.habeas.ApiResponse;
import io.habeas.Defect;
import io.habeas.TestDatabase;
import io.habeas.TestPostgres;
import io.habeas.TestServer;
import io.habeas.platform.FidesKey;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class ConnectionSecretApiTest {
    private static final TestDatabase DATABASE = TestPostgres.freshDatabase();
    private static final URI ADDRESS = URI.create(DATABASE.url().substring("jdbc:".length()));
    private final TestServer server = TestServer.shared();
    private final Api api = server.asRoot();

    @Test
    void storesSecretsThatWorkAndSaysSo() {
        make("sec_good", "postgres");

        put("sec_good", secrets("")).answersStrictly(200, """
                {"msg": "Secrets updated for ConnectionConfig with key: sec_good.", "test_status": "succeeded", "failure_reason": null}""");
        assertThat(one("sec_good")
                        .answers(200, """
                {"last_test_succeeded": true}""")
                        .json()
                        .get("last_test_timestamp")
                        .isString())
                .isTrue();
        test("sec_good").answersStrictly(200, """
                {"msg": "Test completed for ConnectionConfig with key: sec_good.", "test_status": "succeeded", "failure_reason": null, "call": null}""");
        assertThat(server.bean(Connections.class).secrets(key("sec_good")))
                .hasValueSatisfying(secrets -> assertThat(secrets.values())
                        .containsEntry("password", DATABASE.password())
                        .containsEntry("port", ADDRESS.getPort())
                        .containsEntry("url", null));
    }

    @Test
    void storesSecretsThatFailAndSaysWhy() {
        make("sec_failing", "postgres");

        put("sec_failing", secrets(", \"password\": \"nope\"")).answersStrictly(200, """
                {"msg": "Secrets updated for ConnectionConfig with key: sec_failing.", "test_status": "failed",
                 "failure_reason": "Operational Error connecting to postgres db. The database refused the user name or the password."}""");
        one("sec_failing").answers(200, """
                {"last_test_succeeded": false}""");
        assertThat(server.bean(Connections.class).secrets(key("sec_failing"))).isPresent();
        api.get("/api/v1/connection?search=sec_failing&test_status=failed").answers(200, """
                {"total": 1}""");
    }

    @Test
    void triesNothingWhenItIsNotAskedTo() {
        make("sec_untried", "postgres");

        api.put("/api/v1/connection/sec_untried/secret?verify=false", secrets(""))
                .answersStrictly(200, """
                {"msg": "Secrets updated for ConnectionConfig with key: sec_untried.", "test_status": null, "failure_reason": null}""");
        one("sec_untried").answers(200, """
                {"last_test_timestamp": null, "last_test_succeeded": null}""");
    }

    @Test
    void replacesAllSecrets() {
        make("sec_replaced", "https");
        put("sec_replaced", """
                {"url": "https://one.example.com", "authorization": "first"}""");
        put("sec_replaced", """
                {"url": "https://two.example.com", "authorization": ""}""").answers(200);

        assertThat(server.bean(Connections.class).secrets(key("sec_replaced")))
                .hasValueSatisfying(secrets -> assertThat(secrets.values())
                        .containsEntry("url", "https://two.example.com")
                        .containsEntry("authorization", ""));
    }

    @Test
    void callsNoReceiverWhenItsSecretsAreStored() {
        make("sec_https", "https");

        put("sec_https", """
                {"url": "https://hooks.example.com/a?b=c", "authorization": "Bearer x"}""").answersStrictly(200, """
                {"msg": "Secrets updated for ConnectionConfig with key: sec_https.", "test_status": "skipped", "failure_reason": null}""");
        one("sec_https").answers(200, """
                {"last_test_timestamp": null}""");
    }

    @Test
    void saysThatThereAreNoSecretsYet() {
        make("sec_none", "postgres");

        test("sec_none").answers(200, """
                {"test_status": "failed", "failure_reason": "Connection error. No secrets are stored for this connection."}""");
    }

    @Test
    void namesAllProblemsWithoutTheBodyInTheirPlace() {
        make("sec_wrong", "https");

        put("sec_wrong", "{\"token\": \"x\", \"authorization\": [1]}").answersStrictly(422, """
                {"detail": [
                  {"loc": ["url"], "msg": "field required", "type": "value_error.missing"},
                  {"loc": ["authorization"], "msg": "str type expected", "type": "type_error.str"},
                  {"loc": ["token"], "msg": "extra fields not permitted", "type": "value_error.extra"},
                  {"loc": ["__root__"], "msg": "HttpsSchema must be supplied a 'url' or all of: ['url', 'authorization'].", "type": "value_error"}]}""");
    }

    @Test
    void asksForAUrlOrItsParts() {
        make("sec_parts", "postgres");

        put("sec_parts", "{\"username\": \"ada\", \"host\": \"\", \"port\": \"x\"}")
                .answersStrictly(422, """
                {"detail": [
                  {"loc": ["port"], "msg": "value is not a valid integer", "type": "type_error.integer"},
                  {"loc": ["__root__"], "msg": "PostgreSQLSchema must be supplied a 'url' or all of: ['host'].", "type": "value_error"}]}""");
        put("sec_parts", "[]").answers(422);
        put("sec_parts", "null").answers(422);
        api.put("/api/v1/connection/sec_parts/secret?verify=perhaps", "{}").answers(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud800", "\\u0000", "\\udfff\\ud800", "", "url\\u0000"})
    void refusesMembersOfAnyName(String name) {
        make("sec_names", "https");

        put("sec_names", "{\"" + name + "\": 1}").answers(422);
        api.patch("/api/v1/connection", "[{\"" + name + "\": 1}]").answers(422);
        put("sec_names", "{\"url\": \"" + name + "\", \"authorization\": \"" + name + "\"}")
                .answers(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.com",
                "//example.com",
                "/path",
                "ftp://example.com",
                "https://",
                "https:///path",
                "https://exa mple.com",
                "javascript:alert(1)",
                "https://ada:secret@example.com",
                "mailto:ada@example.com"
            })
    @Defect("71")
    void refusesUrlsThatCannotBeCalled(String url) {
        make("sec_url", "https");

        ApiResponse refused = put("sec_url", "{\"url\": \"" + url + "\", \"authorization\": \"x\"}");
        refused.answers(422, """
                {"detail": [{"loc": ["url"], "type": "value_error"}]}""");
        assertThat(refused.text()).doesNotContain(url.replace("/path", "/path?"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\r\\nX-Evil: 1", "a\\nb", "\\u0001", "\\u007f", "sn\\u2603wman"})
    void refusesAnAuthorizationThatNoHeaderCanCarry(String authorization) {
        make("sec_header", "https");

        put("sec_header", "{\"url\": \"https://example.com\", \"authorization\": \"" + authorization + "\"}")
                .answers(422, """
                {"detail": [{"loc": ["authorization"], "type": "value_error"}]}""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'url': 'postgresql://h/d?socketFactory=com.evil.Factory'} | url",
                "{'url': 'mysql://h/d'}                                     | url",
                "{'host': 'h/d?socketFactory=com.evil.Factory'}             | host",
                "{'host': 'h', 'port': 70000}                               | port"
            })
    void refusesSecretsThatWouldLeadTheDriverAstray(String json, String member) {
        make("sec_astray", "postgres");

        ApiResponse refused = put("sec_astray", json.replace('\'', '"'));
        refused.answers(422, "{\"detail\": [{\"loc\": [\"" + member + "\"], \"type\": \"value_error\"}]}");
        assertThat(refused.text()).doesNotContain("evil");
    }

    @Test
    void storesSecretsSealedAndBoundToTheirConnection() {
        make("sec_sealed", "https");
        make("sec_thief", "https");
        put("sec_sealed", """
                {"url": "https://example.com", "authorization": "very-secret"}""");
        JdbcClient jdbc = server.bean(JdbcClient.class);

        assertThat(jdbc.sql("SELECT secrets FROM connection_config WHERE key = 'sec_sealed'")
                        .query(String.class)
                        .single())
                .doesNotContain("very-secret", "example.com");
        jdbc.sql("""
                UPDATE connection_config SET secrets = (SELECT secrets FROM connection_config WHERE key = 'sec_sealed')
                WHERE key = 'sec_thief'""").update();
        assertThat(server.bean(Connections.class).secrets(key("sec_thief"))).isEmpty();
    }

    @Test
    void saysThatSecretsCannotBeReadAnyMore() {
        make("sec_lost", "postgres");
        server.bean(JdbcClient.class)
                .sql("UPDATE connection_config SET secrets = 'v1.00000000.AAAA' WHERE key = 'sec_lost'")
                .update();

        test("sec_lost").answers(200, """
                {"test_status": "failed", "failure_reason": "Connection error. The stored secrets cannot be read; store them again."}""");
        assertThat(server.bean(Connections.class).secrets(key("sec_lost"))).isEmpty();
    }

    @Test
    void takesSecretsAtTheShorterPathOfTheGuide() {
        make("sec_short", "https");

        api.put("/v1/connection/sec_short", """
                {"url": "https://example.com", "authorization": "x"}""").answers(200, """
                {"test_status": "skipped"}""");
    }

    private static String secrets(String more) {
        String given = """
                "host": "%s", "port": "%d", "dbname": "%s", "username": "%s", "password": "%s\"""".formatted(
                        ADDRESS.getHost(),
                        ADDRESS.getPort(),
                        ADDRESS.getPath().substring(1),
                        DATABASE.user(),
                        DATABASE.password());
        return "{" + given + more + "}";
    }

    private void make(String key, String type) {
        api.patch("/api/v1/connection", """
                [{"name": "%1$s", "key": "%1$s", "connection_type": "%2$s", "access": "write"}]""".formatted(key, type)).answers(200, "{\"failed\": []}");
    }

    private ApiResponse put(String key, String body) {
        return api.put("/api/v1/connection/" + key + "/secret", body);
    }

    private ApiResponse test(String key) {
        return api.get("/api/v1/connection/" + key + "/test");
    }

    private ApiResponse one(String key) {
        return api.get("/api/v1/connection/" + key);
    }

    private static FidesKey key(String text) {
        return new FidesKey(text);
    }
}
