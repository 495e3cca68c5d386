package io.habeas.webhook;

import io.habeas.platform.RequestId;
import io.habeas.security.Purpose;
import io.habeas.security.TokenCipher;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The tokens with which a receiver resumes a request: a JWE ({@code dir}, A256GCM, a key of its own) that names one wait of one request
 * and one webhook, and expires (policy-webhooks section 4, bound as design section 5 demands).
 */
@Component
class ReplyTokens {
    private static final List<String> SCOPES = List.of("privacy-request:resume");
    private final TokenCipher cipher;

    ReplyTokens(TokenCipher cipher) {
        this.cipher = cipher;
    }

    /** What a token says. */
    record Claims(WaitId waitId, RequestId request, String webhookId, Instant expires) {}

    String issue(Claims claims, Instant now) {
        return cipher.encrypt(
                Purpose.REPLY_TOKEN,
                Map.of(
                        "jti", claims.waitId().value(),
                        "privacy_request_id", claims.request().value(),
                        "webhook_id", claims.webhookId(),
                        "scopes", SCOPES,
                        "iat", now.getEpochSecond(),
                        "exp", claims.expires().getEpochSecond()));
    }

    /** The claims of a token that we issued; empty for anything else. */
    Optional<Claims> read(String token) {
        return cipher.decrypt(Purpose.REPLY_TOKEN, token).flatMap(ReplyTokens::claims);
    }

    /** Whether it is a token of ours, but for the API. */
    boolean isAccessToken(String token) {
        return cipher.decrypt(Purpose.ACCESS_TOKEN, token).isPresent();
    }

    private static Optional<Claims> claims(Map<String, Object> claims) {
        if (claims.get("jti") instanceof String wait
                && claims.get("privacy_request_id") instanceof String request
                && claims.get("webhook_id") instanceof String webhook
                && claims.get("exp") instanceof Number expires
                && SCOPES.equals(claims.get("scopes"))) {
            return Optional.of(new Claims(
                    new WaitId(wait), new RequestId(request), webhook, Instant.ofEpochSecond(expires.longValue())));
        }
        return Optional.empty();
    }
}
