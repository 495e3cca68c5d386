package io.habeas.webhook;

import io.habeas.platform.RequestId;
import io.habeas.vault.Vault;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The waits of requests on webhooks that may halt them.
 *
 * <ol>
 *   <li>A wait is offered with the call; it has the id of the step, so that the tokens of all its attempts name the same wait.
 *   <li>An answer that halts opens it, in the transaction that pauses the request.
 *   <li>The one resume that takes it up uses it, in the transaction that lets the request go on.
 *   <li>Its deadline is what the answer asked for, the longest pause allowed or the end of the request's vault, whichever is first; it is stored, and swept. The token
 *       outlives it by the time limit of the call, so that it is the deadline that ends a wait.
 * </ol>
 */
@Service
public class Waits {
    private static final String BEARER = "bearer ";
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ReplyTokens tokens;
    private final Vault vault;
    private final WebhookSettings settings;

    Waits(JdbcClient jdbc, Clock clock, ReplyTokens tokens, Vault vault, WebhookSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.tokens = tokens;
        this.vault = vault;
        this.settings = settings;
    }

    /** What a bearer token says of a wait of this request. */
    public sealed interface Claim {
        /** The token of an open wait of this request. */
        record Valid(WaitId waitId, String webhookKey) implements Claim {}

        /** No bearer token was sent. */
        record NoToken() implements Claim {}

        /** It is no token of ours. */
        record Malformed() implements Claim {}

        /** It is a token of ours, for the API. */
        record NotAReplyToken() implements Claim {}

        /** It is too old. */
        record Expired() implements Claim {}

        /** It is for another request. */
        record OtherRequest() implements Claim {}

        /** Its wait is not open (yet), was used or has expired. */
        record NotOpen() implements Claim {}
    }

    /** A wait as it is offered with a call, and its token. */
    record Offer(WaitId waitId, String token) {}

    /** Offers the wait of a step, the same with each attempt. Nothing is stored: most calls do not halt. */
    Offer offer(WebhookCall call) {
        Instant now = clock.instant();
        WaitId id = new WaitId(call.stepId());
        Instant end = now.plus(settings.privacyRequestDelayTimeout())
                .plus(call.webhook().timeout());
        return new Offer(
                id,
                tokens.issue(
                        new ReplyTokens.Claims(
                                id, call.request(), call.webhook().id(), end),
                        now));
    }

    /** The end of a wait that begins now: the longest pause allowed, the end of the vault or what was asked for, whichever is first. */
    Instant deadline(RequestId request, Optional<Instant> asked) {
        Instant longest = clock.instant().plus(settings.privacyRequestDelayTimeout());
        Instant possible = vault.expiry(request).filter(longest::isAfter).orElse(longest);
        return asked.filter(possible::isAfter).orElse(possible);
    }

    /** The call halted the request: its wait is open, once more if an earlier one expired. */
    void open(WaitId wait, CallReport report, Instant deadline) {
        jdbc.sql("""
                        INSERT INTO webhook_wait (id, request_id, webhook_id, webhook_key, state, opened_at, deadline)
                        VALUES (:id, :request, :webhook, :key, 'open', :now, :deadline)
                        ON CONFLICT (id) DO UPDATE
                        SET state = 'open', opened_at = excluded.opened_at, deadline = excluded.deadline, used_at = NULL""")
                .param("id", wait.value())
                .param("request", report.request().value())
                .param("webhook", report.webhook().id())
                .param("key", report.webhook().key().value())
                .param("now", utc(clock.instant()))
                .param("deadline", utc(deadline))
                .update();
    }

    /** Checks the Authorization header of a resume of this request. Changes nothing. */
    public Claim check(Optional<String> authorization, RequestId request) {
        Optional<String> bearer = authorization
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(header -> header.substring(BEARER.length()).strip());
        if (bearer.isEmpty()) {
            return new Claim.NoToken();
        }
        return tokens.read(bearer.get())
                .map(claims -> check(claims, request))
                .orElseGet(
                        () -> tokens.isAccessToken(bearer.get()) ? new Claim.NotAReplyToken() : new Claim.Malformed());
    }

    private Claim check(ReplyTokens.Claims claims, RequestId request) {
        if (!claims.request().equals(request)) {
            return new Claim.OtherRequest();
        }
        if (!clock.instant().isBefore(claims.expires())) {
            return new Claim.Expired();
        }
        return jdbc.sql("""
                        SELECT webhook_key FROM webhook_wait
                        WHERE id = :id AND request_id = :request AND webhook_id = :webhook AND state = 'open'""")
                .param("id", claims.waitId().value())
                .param("request", request.value())
                .param("webhook", claims.webhookId())
                .query(String.class)
                .optional()
                .<Claim>map(key -> new Claim.Valid(claims.waitId(), key))
                .orElseGet(Claim.NotOpen::new);
    }

    /** Uses an open wait; false when it is not open (any more): somebody else was first, or its deadline has passed. */
    public boolean use(WaitId wait) {
        return jdbc.sql("""
                        UPDATE webhook_wait SET state = 'used', used_at = :now
                        WHERE id = :id AND state = 'open' AND deadline > :now""")
                        .param("id", wait.value())
                        .param("now", utc(clock.instant()))
                        .update()
                == 1;
    }

    /** Ends the open waits whose deadline has passed and gives their requests. */
    public List<RequestId> expire() {
        return jdbc.sql("""
                        UPDATE webhook_wait SET state = 'expired'
                        WHERE state = 'open' AND deadline <= :now
                        RETURNING request_id""")
                .param("now", utc(clock.instant()))
                .query((row, _) -> new RequestId(row.getString("request_id")))
                .list();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
