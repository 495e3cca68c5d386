package io.habeas.webhook;

import io.habeas.platform.Ids;
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
 *   <li>A wait is offered with the call, once per step, so that the tokens of all its attempts name the same wait.
 *   <li>An answer that halts opens it, in the transaction that pauses the request; any other closes it.
 *   <li>The one resume that takes it up uses it, in the transaction that lets the request go on.
 *   <li>Its deadline is the end of the token, of the request's vault, or what the answer asked for, whichever is first; it is stored, and swept.
 * </ol>
 */
@Service
public class Waits {
    private static final String BEARER = "bearer ";
    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;
    private final ReplyTokens tokens;
    private final Vault vault;
    private final WebhookSettings settings;

    Waits(JdbcClient jdbc, Ids ids, Clock clock, ReplyTokens tokens, Vault vault, WebhookSettings settings) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
        this.tokens = tokens;
        this.vault = vault;
        this.settings = settings;
    }

    /** What a bearer token says of a wait of this request. */
    public sealed interface Claim {
        /** The token of a wait of this request that is offered or open. */
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

        /** Its wait was used, closed or has expired. */
        record NotOpen() implements Claim {}
    }

    /** A wait as it is offered with a call, until when, and its token. */
    record Offer(WaitId waitId, Instant deadline, String token) {}

    /** Offers the wait of a step, or again the one that was offered with an earlier attempt. */
    Offer offer(WebhookCall call) {
        Instant now = clock.instant();
        Instant tokenEnd = now.plus(settings.privacyRequestDelayTimeout());
        Instant deadline = vault.expiry(call.request())
                .filter(end -> end.isBefore(tokenEnd))
                .orElse(tokenEnd);
        String wait = jdbc.sql("""
                        INSERT INTO webhook_wait (id, request_id, step_id, webhook_id, webhook_key, state, offered_at, deadline)
                        VALUES (:id, :request, :step, :webhook, :key, 'offered', :now, :deadline)
                        ON CONFLICT (step_id) DO UPDATE SET state = 'offered', offered_at = :now, deadline = :deadline
                        RETURNING id""")
                .param("id", ids.next("wai"))
                .param("request", call.request().value())
                .param("step", call.stepId())
                .param("webhook", call.webhook().id())
                .param("key", call.webhook().key().value())
                .param("now", utc(now))
                .param("deadline", utc(deadline))
                .query(String.class)
                .single();
        WaitId id = new WaitId(wait);
        return new Offer(
                id,
                deadline,
                tokens.issue(
                        new ReplyTokens.Claims(
                                id, call.request(), call.webhook().id(), deadline),
                        now));
    }

    /** The call halted the request, until this time at most. */
    void open(WaitId wait, Instant deadline) {
        jdbc.sql("""
                        UPDATE webhook_wait SET state = 'open', opened_at = :now, deadline = least(deadline, :deadline)
                        WHERE id = :id AND state = 'offered'""")
                .param("id", wait.value())
                .param("now", utc(clock.instant()))
                .param("deadline", utc(deadline))
                .update();
    }

    /** The call did not halt the request. */
    void close(WaitId wait) {
        jdbc.sql("UPDATE webhook_wait SET state = 'closed' WHERE id = :id AND state = 'offered'")
                .param("id", wait.value())
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
                        WHERE id = :id AND request_id = :request AND webhook_id = :webhook AND state IN ('offered', 'open')""")
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
