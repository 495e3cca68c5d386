package io.habeas.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.Defect;
import io.habeas.platform.outbound.OutboundResult;
import io.habeas.platform.outbound.OutboundResult.Answered;
import io.habeas.platform.outbound.OutboundResult.Kind;
import io.habeas.vault.Identity;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Set<String> KNOWN = Set.of("email", "phone_number", "loyalty_id");
    private static final Verdict HALTED =
            new Verdict.Accepted(new Decision.Wait(Optional.empty(), Optional.empty()), Identity.NONE);
    private static final ChainedWebhook TWO_WAY = Chained.webhook(Stage.PRE, Direction.TWO_WAY);
    private static final ChainedWebhook ONE_WAY = Chained.webhook(Stage.PRE, Direction.ONE_WAY);
    private final Answers answers = new Answers(Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"halt\": true}|true",
                "{\"halt\": false}|false",
                "{\"halt\": \"true\"}|true",
                "{\"halt\": \"false\"}|false"
            })
    void haltIsABooleanOrItsNameAsText(String body, boolean halt) {
        assertThat(two(200, body)).isEqualTo(halt ? HALTED : Verdict.Accepted.SILENTLY);
    }

    @Test
    @Defect("21")
    void anEmptyObjectGoesOn() {
        assertThat(two(200, "{}")).isEqualTo(Verdict.Accepted.SILENTLY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "[]",
                "[1]",
                "null",
                "false",
                "0",
                "\"text\"",
                "{\"halt\": null}",
                "{\"halt\": 1}",
                "{\"halt\": \"yes\"}",
                "{\"other\": true}",
                "{\"halt\": true",
                "{\"halt\": true, \"derived_identity\": []}"
            })
    void anyOtherBodyOfATwoWayWebhookIsRefused(String body) {
        assertThat(two(200, body)).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void aDecisionComesWithWhatWasDerived() {
        Verdict verdict = two(200, """
                {"decision": "review", "reason": "odd name", "derived_identity": {"email": "a@b.example"}}""");

        assertThat(verdict)
                .isEqualTo(new Verdict.Accepted(
                        new Decision.Review(Reason.of("odd name")), new Identity(Map.of("email", "a@b.example"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "[]",
                "{\"halt\": true}",
                "{\"decision\": \"cancel\"}",
                "{\"decision\": 1}",
                "{\"derived_identity\": {\"ssn\": \"1\"}}"
            })
    void theBodyOfAOneWayWebhookDoesNotMatter(String body) {
        assertThat(one(204, body)).isEqualTo(Verdict.Accepted.SILENTLY);
    }

    @Test
    void derivedIdentitiesThatDatasetsKnowAreTaken() {
        Verdict verdict = two(200, """
                {"halt": false, "derived_identity": {"email": null, "phone_number": "+1 555", "loyalty_id": 17}}""");

        assertThat(verdict)
                .isEqualTo(new Verdict.Accepted(
                        new Decision.Continue(Optional.empty()),
                        new Identity(Map.of("phone_number", "+1 555", "loyalty_id", "17"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"ssn\": \"1\"}",
                "{\"email\": {}}",
                "{\"email\": \"\"}",
                "{\"email\": true}",
                "{\"email\": \"a\\u0000b\"}"
            })
    void otherDerivedIdentitiesAreRefusedWithoutQuotingThem(String derived) {
        Verdict verdict = two(200, "{\"halt\": true, \"derived_identity\": " + derived + "}");

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.reason()).startsWith("derived_identity had"));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 502, 503, 599})
    void statusesThatMayPassAreRetried(int status) {
        assertThat(two(status, "")).isInstanceOf(Verdict.Retryable.class);
        assertThat(one(status, "")).isInstanceOf(Verdict.Retryable.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 301, 302, 307, 400, 401, 403, 404, 410, 422})
    @Defect("C24")
    void statusesThatStayAreRefused(int status) {
        assertThat(two(status, "{\"halt\": false}")).isInstanceOf(Verdict.Refused.class);
        assertThat(one(status, "")).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void retryAfterIsHonoured() {
        var answer = new Answered(503, Map.of("retry-after", "120"), new byte[0]);

        assertThat(answers.read(TWO_WAY, answer, KNOWN))
                .isEqualTo(new Verdict.Retryable("the receiver answered 503", Optional.of(Duration.ofMinutes(2))));
    }

    @ParameterizedTest
    @CsvSource({"'Mon, 23 Nov 2026 12:01:00 GMT',60", "7200,3600", "'Sun, 22 Nov 2026 12:00:00 GMT',0", "999999999,3600"
    })
    void retryAfterIsSecondsOrADateUpToAnHour(String header, long seconds) {
        assertThat(RetryAfter.parse(header, NOW)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5", "1.5", "99999999999"})
    void anUnreadableRetryAfterIsIgnored(String header) {
        assertThat(RetryAfter.parse(header, NOW)).isEmpty();
    }

    @Test
    void whatNeverAnsweredIsRetried() {
        var unreachable = new OutboundResult.Unreachable(Kind.REFUSED, "nothing listens there");

        assertThat(answers.read(TWO_WAY, unreachable, KNOWN))
                .isEqualTo(new Verdict.Retryable("nothing listens there", Optional.empty()));
    }

    @Test
    void aTlsFailureAndTheGuardAreFinal() {
        assertThat(answers.read(TWO_WAY, new OutboundResult.TlsFailed("no trust"), KNOWN))
                .isEqualTo(new Verdict.Refused("no trust"));
        assertThat(answers.read(ONE_WAY, new OutboundResult.Blocked("not public"), KNOWN))
                .isEqualTo(new Verdict.Refused("not public"));
    }

    @Test
    void anEndlessAnswerCountsForAOneWayWebhookOnly() {
        var large = new OutboundResult.TooLarge(200, 262_144);

        assertThat(answers.read(ONE_WAY, large, KNOWN)).isInstanceOf(Verdict.Accepted.class);
        assertThat(answers.read(TWO_WAY, large, KNOWN)).isInstanceOf(Verdict.Refused.class);
    }

    private Verdict two(int status, String body) {
        return answers.read(TWO_WAY, answered(status, body), KNOWN);
    }

    private Verdict one(int status, String body) {
        return answers.read(ONE_WAY, answered(status, body), KNOWN);
    }

    private static Answered answered(int status, String body) {
        return new Answered(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }
}
