package io.habeas.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.Api;
import io.habeas.ApiResponse;
import io.habeas.TestServer;
import io.habeas.platform.FidesKey;
import io.habeas.platform.web.JsonShapes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class SigningSecretApiTest {
    private final TestServer server = TestServer.shared();
    private final Api api = server.asRoot();
    private final JdbcClient jdbc = server.bean(JdbcClient.class);
    private final SigningSecrets secrets = server.bean(SigningSecrets.class);

    @Test
    void isMadeWhenItIsFirstShownAndThenStays() {
        make("sign_first", "https");

        List<JsonNode> shown = shown("sign_first");

        assertThat(shown).hasSize(1);
        String secret = shown.getFirst().path("secret").asString();
        assertThat(secret).startsWith("whsec_");
        assertThat(Base64.getDecoder().decode(secret.substring(6))).hasSize(32);
        assertThat(shown.getFirst().path("expires_at").isNull()).isTrue();
        assertThat(shown("sign_first")).isEqualTo(shown);
        assertThat(secrets.active(key("sign_first")))
                .singleElement()
                .satisfies(active -> assertThat(active.text()).isEqualTo(secret));
    }

    @Test
    void isAnotherForEachConnection() {
        make("sign_one", "https");
        make("sign_two", "https");

        assertThat(texts("sign_one")).doesNotContainAnyElementsOf(texts("sign_two"));
    }

    @Test
    void isOneHoweverManyAskForTheFirst() throws Exception {
        make("sign_race", "https");
        Callable<List<String>> ask = () -> texts("sign_race");

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<String>>> all = threads.invokeAll(List.of(ask, ask, ask, ask, ask, ask));

            assertThat(all.stream().map(Future::resultNow).distinct()).hasSize(1);
        }
    }

    @Test
    void signsBesideItsSuccessorForADay() {
        make("sign_rotated", "https");
        String former = texts("sign_rotated").getFirst();

        JsonNode rotated = rotate("sign_rotated").answers(200).json().path("signing_secrets");

        assertThat(rotated.path(0).path("secret").asString())
                .startsWith("whsec_")
                .isNotEqualTo(former);
        assertThat(rotated.path(0).path("expires_at").isNull()).isTrue();
        assertThat(rotated.path(1).path("secret").asString()).isEqualTo(former);
        Instant expiry = secrets.active(key("sign_rotated")).get(1).expiresAt().orElseThrow();
        assertThat(Duration.between(server.bean(Clock.class).instant(), expiry))
                .isBetween(Duration.ofHours(23), Duration.ofHours(24));
        assertThat(rotated.path(1).path("expires_at").asString()).isEqualTo(JsonShapes.timestamp(expiry));
        assertThat(shown("sign_rotated")).isEqualTo(rotated.valueStream().toList());
    }

    @Test
    void isGoneWhenItsDayIsOver() {
        make("sign_expired", "https");
        String former = texts("sign_expired").getFirst();
        rotate("sign_expired").answers(200);

        jdbc.sql("""
                UPDATE connection_signing_secret SET expires_at = now() - interval '1 second'
                WHERE expires_at IS NOT NULL AND connection_config_id = (SELECT id FROM connection_config WHERE key = 'sign_expired')""").update();

        assertThat(texts("sign_expired")).hasSize(1).doesNotContain(former);
        rotate("sign_expired").answers(200);
        assertThat(stored("sign_expired")).isEqualTo(2);
    }

    @Test
    void keepsTheNewestWhenItIsRotatedInALoop() {
        make("sign_loop", "https");
        for (int i = 0; i < 10; i++) {
            rotate("sign_loop").answers(200);
        }
        List<String> last = texts("sign_loop");

        rotate("sign_loop").answers(200);

        assertThat(texts("sign_loop"))
                .hasSize(1 + SigningSecrets.MOST_FORMER)
                .containsAll(last.subList(0, SigningSecrets.MOST_FORMER));
        assertThat(stored("sign_loop")).isEqualTo(1 + SigningSecrets.MOST_FORMER);
    }

    @Test
    void isMadeByARotationTooIfThereIsNone() {
        make("sign_none", "https");

        rotate("sign_none").answers(200);

        assertThat(texts("sign_none")).hasSize(1);
    }

    @Test
    void rotatesOnceForEachWhoAsks() throws Exception {
        make("sign_rotations", "https");
        Callable<String> rotate = () -> rotate("sign_rotations")
                .answers(200)
                .json()
                .at("/signing_secrets/0/secret")
                .asString();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> all = threads.invokeAll(List.of(rotate, rotate, rotate));

            assertThat(texts("sign_rotations"))
                    .containsExactlyInAnyOrderElementsOf(
                            all.stream().map(Future::resultNow).toList());
        }
    }

    @Test
    void needsAScopeOfItsOwn() {
        make("sign_scope", "https");
        Api other = api.withScopes("connection:read", "connection:create_or_update", "connection:delete");
        Api right = api.withScopes("connection:signing_secret");

        other.get(path("sign_scope")).answers(403);
        other.post(path("sign_scope"), "").answers(403);
        api.anonymous().get(path("sign_scope")).answers(401);
        right.get(path("sign_scope")).answers(200);
        right.post(path("sign_scope"), "").answers(200);
    }

    @Test
    void recordsWhoReadAndWhoRotated() {
        make("sign_audit", "https");
        ApiResponse client = api.post("/api/v1/oauth/client", "[\"connection:signing_secret\"]")
                .answers(200);
        Api reader = api.authenticated(client.text("client_id"), client.text("client_secret"));

        reader.get(path("sign_audit")).answers(200);
        api.post(path("sign_audit"), "").answers(200);
        api.delete("/api/v1/connection/sign_audit").answers(204);

        assertThat(jdbc.sql("""
                        SELECT action || ' ' || client_id FROM connection_audit
                        WHERE connection_key = 'sign_audit' ORDER BY created_at""").query(String.class).list())
                .containsExactly(
                        "signing_secret_read " + client.text("client_id"),
                        "signing_secret_rotated " + TestServer.ROOT_ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void isForHttpsConnectionsOnly(String method) {
        make("sign_postgres", "postgres");

        api.send(method, path("sign_postgres")).answersStrictly(400, """
                {"detail": "Only connections of type 'https' have signing secrets; the one with key 'sign_postgres' is of type 'postgres'."}""");
        api.send(method, path("sign_unknown")).answersStrictly(404, """
                {"detail": "No connection configuration found with key 'sign_unknown'."}""");
        assertThat(secrets.active(key("sign_postgres"))).isEmpty();
        assertThat(secrets.active(key("sign_unknown"))).isEmpty();
    }

    @Test
    void goesWithItsConnection() {
        make("sign_deleted", "https");
        String before = texts("sign_deleted").getFirst();
        String id = jdbc.sql("SELECT id FROM connection_config WHERE key = 'sign_deleted'")
                .query(String.class)
                .single();

        api.delete("/api/v1/connection/sign_deleted").answers(204);

        assertThat(jdbc.sql("SELECT count(*) FROM connection_signing_secret WHERE connection_config_id = :id")
                        .param("id", id)
                        .query(Long.class)
                        .single())
                .isZero();
        make("sign_deleted", "https");
        assertThat(texts("sign_deleted")).doesNotContain(before);
    }

    @Test
    void isStoredSealedAndBoundToItsConnection() {
        make("sign_sealed", "https");
        make("sign_thief", "https");
        String secret = texts("sign_sealed").getFirst();

        assertThat(jdbc.sql("SELECT secret FROM connection_signing_secret")
                        .query(String.class)
                        .list())
                .noneMatch(stored -> stored.contains(secret.substring(6, 20)));
        jdbc.sql("""
                UPDATE connection_signing_secret SET connection_config_id = (SELECT id FROM connection_config WHERE key = 'sign_thief')
                WHERE connection_config_id = (SELECT id FROM connection_config WHERE key = 'sign_sealed')""").update();
        assertThat(secrets.active(key("sign_thief"))).isEmpty();
        api.get(path("sign_thief")).answers(409, """
                {"detail": "The signing secret of the connection with key 'sign_thief' cannot be read any more. Rotate it to make a new one."}""");
        rotate("sign_thief").answers(200);
        assertThat(texts("sign_thief")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/v1", "/api/v1"})
    void isFoundAtTheShorterPathsToo(String prefix) {
        make("sign_short", "https");

        api.get(prefix + "/connection/sign_short/signing-secret").answers(200);
        api.get(prefix + "/connection/sign_short/signing-secret/").answers(200);
    }

    @Test
    void isNotKeptByCaches() {
        make("sign_cached", "https");

        assertThat(api.get(path("sign_cached")).header("Cache-Control")).contains("no-store");
    }

    private void make(String key, String type) {
        api.patch("/api/v1/connection", """
                [{"name": "%1$s", "key": "%1$s", "connection_type": "%2$s", "access": "write"}]""".formatted(key, type)).answers(200, "{\"failed\": []}");
    }

    private List<JsonNode> shown(String key) {
        return api.get(path(key))
                .answers(200)
                .json()
                .path("signing_secrets")
                .valueStream()
                .toList();
    }

    private List<String> texts(String key) {
        return shown(key).stream().map(shown -> shown.path("secret").asString()).toList();
    }

    private ApiResponse rotate(String key) {
        return api.post(path(key), "");
    }

    private long stored(String key) {
        return jdbc.sql("""
                        SELECT count(*) FROM connection_signing_secret
                        WHERE connection_config_id = (SELECT id FROM connection_config WHERE key = :key)""").param("key", key).query(Long.class).single();
    }

    private static String path(String key) {
        return "/api/v1/connection/" + key + "/signing-secret";
    }

    private static FidesKey key(String text) {
        return new FidesKey(text);
    }
}
