package io.habeas.security;

import io.habeas.platform.web.ApiException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Issues and checks access tokens (auth section 1, defects 12 and 58). The claims are {@code client-id}, {@code scopes}, {@code iat} and
 * {@code exp}, both in seconds since 1970 (RFC 7519). What is no token of ours is 401; a token of ours that is too old, from the future, of
 * a client that is gone or that has meanwhile fewer scopes, is 403.
 */
@Service
class AccessTokens {
    static final String UNAUTHENTICATED = "Failed to authenticate";
    static final String UNAUTHORIZED = "Not Authorized for this action";
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(60);
    /** The end of the year 9999. */
    private static final long LATEST = 253_402_300_799L;

    private final TokenCipher cipher;
    private final Clients clients;
    private final Clock clock;
    private final Duration lifetime;

    AccessTokens(TokenCipher cipher, Clients clients, Clock clock, SecuritySettings settings) {
        this.cipher = cipher;
        this.clients = clients;
        this.clock = clock;
        this.lifetime = settings.oauthAccessTokenExpireMinutes();
    }

    /** A token with all scopes that the client has now. */
    String issue(Client client) {
        Instant now = clock.instant();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("client-id", client.id());
        claims.put("scopes", client.scopes());
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(lifetime).getEpochSecond());
        return cipher.encrypt(Purpose.ACCESS_TOKEN, claims);
    }

    /** How long a token lives. */
    Duration lifetime() {
        return lifetime;
    }

    /** Who calls with this Authorization header. @throws ApiException 401 or 403 */
    Caller check(@Nullable String authorization) {
        Token token = bearer(authorization)
                .flatMap(text -> cipher.decrypt(Purpose.ACCESS_TOKEN, text))
                .flatMap(AccessTokens::token)
                .orElseThrow(() -> ApiException.unauthorized(UNAUTHENTICATED));
        Client client = clients.find(token.clientId()).orElseThrow(AccessTokens::forbidden);
        if (!isFresh(token) || !Set.copyOf(client.scopes()).containsAll(token.scopes())) {
            throw forbidden();
        }
        return new Caller(client.id(), token.scopes());
    }

    static ApiException forbidden() {
        return ApiException.forbidden(UNAUTHORIZED);
    }

    /** A lifetime that was shortened meanwhile holds for older tokens, too. */
    private boolean isFresh(Token token) {
        Instant now = clock.instant();
        return now.isBefore(token.expires())
                && now.isBefore(token.issued().plus(lifetime))
                && !token.issued().isAfter(now.plus(CLOCK_SKEW));
    }

    private static Optional<String> bearer(@Nullable String authorization) {
        String[] parts =
                authorization == null ? new String[0] : authorization.strip().split(" +", 2);
        boolean bearer = parts.length == 2 && parts[0].toLowerCase(Locale.ROOT).equals("bearer");
        return bearer ? Optional.of(parts[1].strip()) : Optional.empty();
    }

    private record Token(String clientId, Set<String> scopes, Instant issued, Instant expires) {}

    private static Optional<Token> token(Map<String, Object> claims) {
        return claims.get("client-id") instanceof String clientId
                        && claims.get("scopes") instanceof List<?> scopes
                        && scopes.stream().allMatch(String.class::isInstance)
                ? seconds(claims.get("iat"))
                        .flatMap(issued -> seconds(claims.get("exp"))
                                .map(expires -> new Token(clientId, texts(scopes), issued, expires)))
                : Optional.empty();
    }

    private static Set<String> texts(List<?> scopes) {
        return scopes.stream().map(String.class::cast).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Optional<Instant> seconds(@Nullable Object claim) {
        long number = claim instanceof Integer || claim instanceof Long ? ((Number) claim).longValue() : -1;
        return number >= 0 && number <= LATEST ? Optional.of(Instant.ofEpochSecond(number)) : Optional.empty();
    }
}
