package io.habeas.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.Api;
import io.habeas.ApiResponse;
import io.habeas.Defect;
import io.habeas.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which tokens open an endpoint: auth section 1.1, with defects 12 and 58 repaired. */
class AccessTokenTest {
    private static final String ENDPOINT = "/api/v1/oauth/scope";
    private final TestServer server = TestServer.shared();
    private final Api root = server.asRoot();
    private final TokenCipher cipher = server.bean(TokenCipher.class);
    private final Instant now = Instant.now();

    @Test
    @Defect("58")
    void aTokenSaysWhoseItIsAndHowLongItLives() {
        String token = server.anonymous().fetchToken(TestServer.ROOT_ID, TestServer.ROOT_SECRET);

        Map<String, Object> claims = cipher.decrypt(Purpose.ACCESS_TOKEN, token).orElseThrow();

        assertThat(claims.keySet()).containsExactly("client-id", "scopes", "iat", "exp");
        assertThat(claims).containsEntry("client-id", TestServer.ROOT_ID).containsEntry("scopes", Scopes.ALL);
        assertThat(seconds(claims, "exp") - seconds(claims, "iat")).isEqualTo(11_520 * 60);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Bearer nonsense",
                "Bearer a.b.c.d.e",
                "Bearer eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0....",
                "Basic cm9vdDpyb290LXNlY3JldC1mb3ItdGVzdHMtb25seQ==",
                "Token x"
            })
    @Defect("12")
    void whatIsNoTokenIsUnauthenticated(String authorization) {
        ApiResponse response =
                server.anonymous().header("Authorization", authorization).get(ENDPOINT);

        response.answersStrictly(401, """
                {"detail": "Failed to authenticate"}
                """);
        assertThat(response.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void theSchemeIsBearerInAnyCase() {
        String token = server.anonymous().fetchToken(TestServer.ROOT_ID, TestServer.ROOT_SECRET);

        for (String scheme : List.of("bearer ", "BEARER ", "Bearer  ")) {
            server.anonymous()
                    .header("Authorization", scheme + token)
                    .get(ENDPOINT)
                    .answers(200);
        }
    }

    @Test
    void aTokenOfAnotherPurposeIsUnauthenticated() {
        root.token(cipher.encrypt(Purpose.REPLY_TOKEN, valid())).get(ENDPOINT).answers(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"client-id", "scopes", "iat", "exp"})
    @Defect("12")
    void aTokenWithoutAClaimOrWithAnOddOneIsUnauthenticated(String claim) {
        Map<String, Object> without = valid();
        without.remove(claim);
        present(without).answers(401);
        for (Object odd :
                new Object[] {"2026-11-23T18:02:41.707908", List.of(1), 1.5, true, Map.of(), -1, Long.MAX_VALUE}) {
            boolean anId = claim.equals("client-id") && odd instanceof String;
            present(with(claim, odd)).answers(anId ? 403 : 401);
        }
    }

    @Test
    void aValidTokenOpens() {
        present(valid()).answers(200);
    }

    @Test
    void anExpiredTokenIsForbidden() {
        forbidden(with("exp", now.getEpochSecond() - 1));
    }

    @Test
    void aTokenThatIsOlderThanTokensMayNowBeIsForbidden() {
        forbidden(with("iat", now.minus(Duration.ofDays(8)).getEpochSecond()));
        present(with("iat", now.minus(Duration.ofDays(7)).getEpochSecond())).answers(200);
    }

    @Test
    @Defect("58")
    void aTokenFromTheFutureIsForbiddenButForASmallClockSkew() {
        forbidden(with("iat", now.plusSeconds(600).getEpochSecond()));
        present(with("iat", now.plusSeconds(30).getEpochSecond())).answers(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "", "\u0000", "root' --"})
    void aTokenOfAnUnknownClientIsForbidden(String clientId) {
        forbidden(with("client-id", clientId));
    }

    @Test
    void aTokenWithoutTheScopeIsForbidden() {
        forbidden(with("scopes", List.of("client:read")));
        forbidden(with("scopes", List.of()));
    }

    @Test
    void aTokenWithMoreScopesThanItsClientIsForbidden() {
        forbidden(with("scopes", List.of("scope:read", "of:nobody")));
    }

    @Test
    void narrowingAClientClosesItsWiderTokensAndWideningOpensNone() {
        String client = newClient("[\"scope:read\", \"client:read\"]");
        Map<String, Object> wide = with("client-id", client);
        wide.put("scopes", List.of("scope:read", "client:read"));
        present(wide).answers(200);

        root.put("/api/v1/oauth/client/" + client + "/scope", "[\"scope:read\"]")
                .answers(200);
        forbidden(wide);

        root.put("/api/v1/oauth/client/" + client + "/scope", "[\"scope:read\", \"client:read\"]")
                .answers(200);
        wide.put("scopes", List.of("client:read"));
        forbidden(wide);
    }

    @Test
    void deletingAClientClosesItsTokens() {
        String client = newClient("[\"scope:read\"]");
        Map<String, Object> claims = with("client-id", client);
        claims.put("scopes", List.of("scope:read"));
        present(claims).answers(200);

        root.delete("/api/v1/oauth/client/" + client).answers(200);

        forbidden(claims);
    }

    @Test
    void aBodyThatIsNoJsonIsToldBeforeTheTokenIsChecked() {
        server.anonymous().post("/api/v1/oauth/client", "[").answers(422, """
                {"detail": [{"type": "value_error.jsondecode"}]}
                """);
        server.anonymous().post("/api/v1/oauth/client", "{}").answers(401);
    }

    private String newClient(String scopes) {
        return root.post("/api/v1/oauth/client", scopes).answers(200).text("client_id");
    }

    private void forbidden(Map<String, Object> claims) {
        present(claims).answersStrictly(403, """
                {"detail": "Not Authorized for this action"}
                """);
    }

    private ApiResponse present(Map<String, Object> claims) {
        return root.token(cipher.encrypt(Purpose.ACCESS_TOKEN, claims)).get(ENDPOINT);
    }

    private Map<String, Object> valid() {
        return new HashMap<>(Map.of(
                "client-id", TestServer.ROOT_ID,
                "scopes", List.of("scope:read"),
                "iat", now.getEpochSecond(),
                "exp", now.plusSeconds(600).getEpochSecond()));
    }

    private Map<String, Object> with(String claim, Object value) {
        Map<String, Object> claims = valid();
        claims.put(claim, value);
        return claims;
    }

    private static long seconds(Map<String, Object> claims, String claim) {
        return claims.get(claim) instanceof Number number ? number.longValue() : -1;
    }
}
