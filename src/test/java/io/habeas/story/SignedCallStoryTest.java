package io.habeas.story;

import static io.habeas.webhook.WebhookSignature.Check.TOO_OLD;
import static io.habeas.webhook.WebhookSignature.Check.VALID;
import static io.habeas.webhook.WebhookSignature.Check.WRONG;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.Defect;
import io.habeas.story.Receiver.Call;
import io.habeas.story.Scenario.Hook;
import io.habeas.webhook.WebhookSignature;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A receiver verifies what it gets with the secret that the API shows. */
class SignedCallStoryTest {
    private static final String JOHN = "customer-1@example.com";
    private final Scenario scenario = Scenario.shared();
    private final Receiver receiver = scenario.receiver();

    @Test
    @Defect("20")
    void everyCallIsSignedWithTheSecretOfItsConnection() {
        String told = scenario.unique("told");
        String asked = scenario.unique("asked");
        String after = scenario.unique("after");
        String policy = scenario.accessPolicy("user.name");
        scenario.webhooks(policy, "pre", new Hook(told, "one_way"), new Hook(asked, "two_way"));
        scenario.webhooks(policy, "post", new Hook(after, "two_way"));

        List<Call> calls = run(policy);

        assertThat(calls).hasSize(3);
        assertThat(calls)
                .allSatisfy(call ->
                        assertThat(check(call, secretsOf(call))).as(call.path()).isEqualTo(VALID));
        assertThat(check(calls.getFirst(), secretsOf(calls.getLast()))).isEqualTo(WRONG);
    }

    @Test
    void aChangedOrAnOldCallIsNotTaken() {
        String asked = scenario.unique("asked");
        String policy = scenario.accessPolicy("user.name");
        scenario.webhooks(policy, "pre", new Hook(asked, "two_way"));

        Call call = run(policy).getFirst();

        Call changed = new Call(call.path(), call.headers(), call.body().replace(JOHN, "customer-2@example.com"));
        assertThat(check(changed, secretsOf(call))).isEqualTo(WRONG);
        Instant later = now().plus(WebhookSignature.TOLERANCE).plusSeconds(60);
        assertThat(check(call, secretsOf(call), later)).isEqualTo(TOO_OLD);
    }

    @Test
    void aRepeatedCallHasItsIdAndATimestampOfItsOwn() {
        String failing = scenario.unique("failing");
        String policy = scenario.accessPolicy("user.name");
        scenario.webhooks(policy, "pre", new Hook(failing, "two_way"));
        receiver.answers(failing, 403, "");
        String request = scenario.submit(policy, JOHN);
        scenario.awaitStatus(request, "error");
        awaitNextSecond(receiver.calls(request).getFirst());
        receiver.answers(failing, 200, "{}");
        scenario.api().post("/api/v1/privacy-request/" + request + "/retry", "").answers(200);
        scenario.awaitStatus(request, "complete");

        List<Call> calls = receiver.calls(request);

        assertThat(calls).allMatch(call -> check(call, secretsOf(call)) == VALID);
        assertThat(calls.stream().map(call -> call.headers().get("webhook-id")).distinct())
                .hasSize(1);
        assertThat(calls.stream()
                        .map(call -> call.headers().get("webhook-timestamp"))
                        .distinct())
                .hasSize(2);
    }

    @Test
    void afterARotationBothSecretsVerifyUntilTheFormerOneExpires() {
        String rotated = scenario.unique("rotated");
        String policy = scenario.accessPolicy("user.name");
        scenario.webhooks(policy, "pre", new Hook(rotated, "two_way"));
        String former = secrets(rotated).getFirst();
        scenario.api().post(path(rotated), "").answers(200);

        Call both = run(policy).getFirst();
        assertThat(check(both, List.of(former))).isEqualTo(VALID);
        assertThat(check(both, List.of(secrets(rotated).getFirst()))).isEqualTo(VALID);

        scenario.server()
                .bean(JdbcClient.class)
                .sql("UPDATE connection_signing_secret SET expires_at = now() WHERE expires_at IS NOT NULL")
                .update();
        Call one = run(policy).getFirst();
        assertThat(check(one, List.of(former))).isEqualTo(WRONG);
        assertThat(check(one, secrets(rotated))).isEqualTo(VALID);
    }

    @Test
    void aCallThatCannotBeSignedIsNotMade() {
        String unreadable = scenario.unique("unreadable");
        String policy = scenario.accessPolicy("user.name");
        scenario.webhooks(policy, "pre", new Hook(unreadable, "two_way"));
        secrets(unreadable);
        scenario.server()
                .bean(JdbcClient.class)
                .sql("""
                        UPDATE connection_signing_secret SET secret = 'v1.00000000.AAAA'
                        WHERE connection_config_id = (SELECT id FROM connection_config WHERE key = :key)""")
                .param("key", unreadable)
                .update();

        String request = scenario.submit(policy, JOHN);
        scenario.awaitStatus(request, "error");

        assertThat(receiver.calls(request)).isEmpty();
        assertThat(scenario.log(request))
                .anyMatch(line -> line.contains("the connection's signing secret cannot be read; it must be rotated"));
    }

    private List<Call> run(String policy) {
        String request = scenario.submit(policy, JOHN);
        scenario.awaitStatus(request, "complete");
        return receiver.calls(request);
    }

    private void awaitNextSecond(Call call) {
        String then = call.headers().get("webhook-timestamp");
        while (WebhookSignature.timestamp(now()).equals(then)) {
            Thread.onSpinWait();
        }
    }

    private Instant now() {
        return scenario.server().bean(Clock.class).instant();
    }

    private List<String> secretsOf(Call call) {
        return secrets(call.path().substring(1));
    }

    private List<String> secrets(String connection) {
        return scenario.api()
                .get(path(connection))
                .answers(200)
                .json()
                .path("signing_secrets")
                .valueStream()
                .map(secret -> secret.path("secret").asString())
                .toList();
    }

    private static String path(String connection) {
        return "/api/v1/connection/" + connection + "/signing-secret";
    }

    private WebhookSignature.Check check(Call call, List<String> secrets) {
        return check(call, secrets, now());
    }

    private static WebhookSignature.Check check(Call call, List<String> secrets, Instant now) {
        return WebhookSignature.check(
                secrets.stream().map(WebhookSignature::key).toList(),
                call.headers().get("webhook-id"),
                call.headers().get("webhook-timestamp"),
                call.headers().get("webhook-signature"),
                call.body().getBytes(UTF_8),
                now);
    }
}
