package io.habeas.security;

import io.habeas.platform.openapi.Endpoint;
import io.habeas.platform.openapi.JsonShape;
import io.habeas.platform.openapi.RawBody;
import io.habeas.platform.openapi.Topic;
import io.habeas.platform.web.Default;
import io.habeas.platform.web.FieldProblem;
import io.habeas.platform.web.InvalidInput;
import io.habeas.platform.web.Public;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The client credentials grant (RFC 6749 section 4.4; auth section 2). */
@RestController
@Topic(value = "OAuth clients", about = "Clients of this API, their scopes and their access tokens.")
class OAuthTokenController {
    private static final String GRANT = "client_credentials";
    private final Clients clients;
    private final AccessTokens tokens;

    OAuthTokenController(Clients clients, AccessTokens tokens) {
        this.clients = clients;
        this.tokens = tokens;
    }

    /** A token as RFC 6749 section 5.1 wants it; fidesops leaves out all but the token. */
    record IssuedToken(String accessToken, String tokenType, long expiresIn) {}

    /** The form of a request for a token. */
    record Grant(
            @JsonShape("{\"enum\": [\"client_credentials\"]}") @Default("\"client_credentials\"")
            String grantType,

            Optional<String> clientId,
            Optional<String> clientSecret) {}

    @PostMapping("/api/v1/oauth/token")
    @Endpoint(
            value = "Get an access token",
            fails = {400, 401},
            note = "Client id and secret stand in the form or in HTTP Basic.")
    @Public(because = "the client proves itself by its secret")
    @RawBody(mediaType = "application/x-www-form-urlencoded", schema = Grant.class)
    @JsonShape(value = "{\"$ref\": \"IssuedToken\"}", uses = IssuedToken.class)
    ResponseEntity<?> token(HttpServletRequest request) {
        FormBody form = FormBody.of(request);
        form.value("grant_type").filter(grant -> !grant.equals(GRANT)).ifPresent(_ -> {
            throw new InvalidInput(List.of(unknownGrant()));
        });
        Optional<Client> client = ClientCredentials.of(form, request.getHeader(HttpHeaders.AUTHORIZATION)).stream()
                .flatMap(given -> clients.authenticate(given.id(), given.secret()).stream())
                .findFirst();
        return client.isPresent() ? ResponseEntity.ok(issue(client.get())) : refuse(request);
    }

    private IssuedToken issue(Client client) {
        return new IssuedToken(tokens.issue(client), "bearer", tokens.lifetime().toSeconds());
    }

    /** Names the scheme that the client may try, as RFC 6749 section 5.2 asks. */
    private static ResponseEntity<?> refuse(HttpServletRequest request) {
        var answer = ResponseEntity.status(HttpStatus.UNAUTHORIZED);
        if (request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"habeas\"");
        }
        return answer.body(Map.of("detail", "Authentication Failure"));
    }

    private static FieldProblem unknownGrant() {
        return new FieldProblem(
                List.of("body", "grant_type"),
                "string does not match regex \"" + GRANT + "\"",
                "value_error.str.regex",
                Map.of("pattern", GRANT));
    }
}
