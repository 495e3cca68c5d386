package io.habeas.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.SettableClock;
import io.habeas.TestServer;
import io.habeas.platform.RequestId;
import io.habeas.security.TokenCipher;
import io.habeas.story.Scenario;
import io.habeas.story.Scenario.Hook;
import io.habeas.vault.Vault;
import io.habeas.webhook.Waits.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A server's clock that is wrong, or is set while a request waits: a token is good until its wait ends, and never after. */
class ReplyTokenClockTest {
    private static final Duration ONE_SECOND = Duration.ofSeconds(1);
    private final Scenario scenario = Scenario.shared();
    private final TestServer server = scenario.server();
    private final ReplyTokens tokens = new ReplyTokens(server.bean(TokenCipher.class));
    private final SettableClock clock = new SettableClock(Instant.now());
    private final Waits waits = new Waits(
            server.bean(JdbcClient.class), clock, tokens, server.bean(Vault.class), server.bean(WebhookSettings.class));
    private String request = "";
    private String token = "";

    @BeforeEach
    void aRequestIsPaused() {
        String halt = scenario.unique("clock");
        String policy = scenario.accessPolicy("user.name");
        scenario.webhooks(policy, "pre", new Hook(halt, "two_way"));
        scenario.receiver().answers(halt, 200, "{\"halt\": true}");
        request = scenario.submit(policy, "customer-1@example.com");
        scenario.awaitStatus(request, "paused");
        token = scenario.receiver().calls(request).getLast().headers().get("reply-to-token");
    }

    @Test
    void aClockThatIsSetBackShutsNobodyOut() {
        clock.advance(Duration.ofDays(-1));

        assertThat(check()).isInstanceOf(Claim.Valid.class);
    }

    @Test
    void atItsEndATokenHasExpired() {
        clock.set(expiry().minus(ONE_SECOND));
        assertThat(check()).isInstanceOf(Claim.Valid.class);

        clock.set(expiry());
        assertThat(check()).isInstanceOf(Claim.Expired.class);
    }

    @Test
    void aTokenThatOutlivesItsWaitUsesNothing() {
        clock.set(deadline());

        assertThat(check()).isInstanceOf(Claim.Valid.class);
        assertThat(waits.use(waitId())).isFalse();
    }

    @Test
    void upToItsEndAWaitCanBeUsedOnce() {
        clock.set(deadline().minusNanos(1_000));

        assertThat(waits.use(waitId())).isTrue();
        assertThat(waits.use(waitId())).isFalse();
        assertThat(check()).isInstanceOf(Claim.NotOpen.class);
    }

    @Test
    void aClockThatIsSetBackDoesNotGiveAUsedTokenANewLife() {
        assertThat(waits.use(waitId())).isTrue();
        clock.advance(Duration.ofDays(-2));

        assertThat(check()).isInstanceOf(Claim.NotOpen.class);
        assertThat(waits.use(waitId())).isFalse();
    }

    private Claim check() {
        return waits.check(Optional.of("Bearer " + token), new RequestId(request));
    }

    private Instant expiry() {
        return tokens.read(token).orElseThrow().expires();
    }

    private WaitId waitId() {
        return tokens.read(token).orElseThrow().waitId();
    }

    private Instant deadline() {
        return server.bean(JdbcClient.class)
                .sql("SELECT deadline FROM webhook_wait WHERE request_id = :request")
                .param("request", request)
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .single();
    }
}
