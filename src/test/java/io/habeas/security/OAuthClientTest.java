package io.habeas.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.Api;
import io.habeas.ApiResponse;
import io.habeas.Defect;
import io.habeas.TestServer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class OAuthClientTest {
    private static final String PATH = "/api/v1/oauth/client";
    private final TestServer server = TestServer.shared();
    private final Api root = server.asRoot();

    @Test
    void aNewClientIsShownItsSecretOnce() {
        ApiResponse made = root.post(PATH, "[\"scope:read\"]").answers(200);

        assertThat(made.json().propertyNames()).containsExactly("client_id", "client_secret");
        assertThat(made.text("client_id")).matches("[0-9a-f]{32}");
        assertThat(made.text("client_secret")).matches("[0-9a-f]{32}");
        assertThat(storedSecret(made.text("client_id"))).doesNotContain(made.text("client_secret"));
        root.authenticated(made.text("client_id"), made.text("client_secret"))
                .get("/api/v1/oauth/scope")
                .answers(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]"})
    void scopesMayBeLeftOut(String body) {
        String client = root.post(PATH, body).answers(200).text("client_id");

        root.get(PATH + "/" + client + "/scope").answersStrictly(200, "[]");
    }

    @Test
    void anUnknownScopeIsRefusedWithTheRegistry() {
        String detail =
                root.post(PATH, "[\"policy:read\", \"of:nobody\"]").answers(422).text("detail");

        assertThat(detail)
                .startsWith("Invalid Scope. Scopes must be one of ['client:create', 'client:update', ")
                .endsWith(
                        "'user-permission:read', 'privacy-request:create', 'connection:signing_secret', 'webhook:redeliver'].");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "\"scope:read\"", "1", "[null]", "[[]]", "[{}]", "[\"\\u0000\"]"})
    void whatIsNoListOfTextsIsRefused(String body) {
        root.post(PATH, body).answers(422);
        root.put(PATH + "/nobody/scope", body).answers(422);
    }

    @Test
    @Defect("50")
    void aClientGrantsOnlyScopesItHas() {
        Api creator = root.withScopes("client:create", "client:read");

        creator.post(PATH, "[\"client:read\"]").answers(200);
        creator.post(PATH, "[\"policy:read\", \"client:read\", \"scope:read\"]").answersStrictly(403, """
                {"detail": "A client can grant only scopes it has; it does not have policy:read, scope:read."}
                """);
    }

    @Test
    @Defect("50")
    void aClientAddsOnlyScopesItHas() {
        Api updater = root.withScopes("client:update", "scope:read");
        String client = newClient("[\"policy:read\", \"rule:read\"]");

        updater.put(PATH + "/" + client + "/scope", "[\"policy:delete\"]").answers(403);
        root.get(PATH + "/" + client + "/scope").answersStrictly(200, "[\"policy:read\", \"rule:read\"]");

        updater.put(PATH + "/" + client + "/scope", "[\"scope:read\", \"policy:read\"]")
                .answersStrictly(200, "null");
        root.get(PATH + "/" + client + "/scope").answersStrictly(200, "[\"policy:read\", \"scope:read\"]");
    }

    @Test
    void unknownScopesAreRefusedOnChangeToo() {
        String client = newClient("[]");

        assertThat(root.put(PATH + "/" + client + "/scope", "[\"of:nobody\"]")
                        .answers(422)
                        .text("detail"))
                .startsWith("Invalid Scope. ");
    }

    @Test
    void unknownClientsArePassedOverInSilence() {
        root.get(PATH + "/nobody/scope").answersStrictly(200, "[]");
        root.put(PATH + "/nobody/scope", "[\"scope:read\"]").answersStrictly(200, "null");
        root.delete(PATH + "/nobody").answersStrictly(200, "null");
    }

    @Test
    @Defect("59")
    void theRootClientHasEveryScopeAndStaysAsItIs() {
        assertThat(root.get(PATH + "/root/scope").answers(200).json()).hasSize(52);
        root.put(PATH + "/root/scope", "[]").answersStrictly(403, """
                {"detail": "The root client cannot be changed."}
                """);
        root.delete(PATH + "/root").answers(403);
    }

    @Test
    void aDeletedClientGetsNoToken() {
        ApiResponse made = root.post(PATH, "[]").answers(200);

        root.delete(PATH + "/" + made.text("client_id")).answersStrictly(200, "null");

        root.postForm(
                        "/api/v1/oauth/token",
                        Map.of("client_id", made.text("client_id"), "client_secret", made.text("client_secret")))
                .answers(401);
    }

    @Test
    @Defect("59")
    void whatRefersToAClientOutlivesIt() {
        assertThat(server.bean(JdbcClient.class).sql("""
                                SELECT DISTINCT confdeltype::text FROM pg_constraint
                                WHERE contype = 'f' AND confrelid = 'client'::regclass
                                """).query(String.class).list())
                .as("on delete set null")
                .containsExactly("n");
    }

    @Test
    void theRegistryIsInTheOrderOfTheReference() {
        assertThat(root.get("/api/v1/oauth/scope").answers(200).json().values().stream()
                        .map(v -> v.stringValue()))
                .containsExactlyElementsOf(Scopes.ALL)
                .startsWith("client:create", "client:update", "client:read", "client:delete", "config:read")
                .hasSize(52);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "%20", "%27", "%C3%A9", "x%0Ay"})
    void oddIdsAreUnknownOrRefused(String id) {
        assertThat(root.get(PATH + "/" + id + "/scope").status()).isIn(200, 400, 422);
        assertThat(root.delete(PATH + "/" + id).status()).isIn(200, 400, 422);
    }

    @Test
    void eachOperationNeedsItsScope() {
        Api nobody = root.withScopes("policy:read");

        nobody.post(PATH, "[]").answers(403);
        nobody.get(PATH + "/x/scope").answers(403);
        nobody.put(PATH + "/x/scope", "[]").answers(403);
        nobody.delete(PATH + "/x").answers(403);
        nobody.get("/api/v1/oauth/scope").answers(403);
    }

    private String newClient(String scopes) {
        return root.post(PATH, scopes).answers(200).text("client_id");
    }

    private String storedSecret(String clientId) {
        return server.bean(JdbcClient.class)
                .sql("SELECT hashed_secret FROM client WHERE id = ?")
                .param(clientId)
                .query(String.class)
                .single();
    }
}
