package io.habeas.webhook;

import static io.habeas.webhook.WebhookSignature.Check.MALFORMED;
import static io.habeas.webhook.WebhookSignature.Check.TOO_NEW;
import static io.habeas.webhook.WebhookSignature.Check.TOO_OLD;
import static io.habeas.webhook.WebhookSignature.Check.VALID;
import static io.habeas.webhook.WebhookSignature.Check.WRONG;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cases and the vector are those that the libraries of Standard Webhooks are tested with. */
class WebhookSignatureTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final byte[] OTHER = "another key of some length".getBytes(UTF_8);
    private static final Instant SENT = Instant.ofEpochSecond(1614265330);
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static final String FOREIGN = "v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=";

    /** A call that was sent, with what reached its receiver, and when. */
    private record Call(String id, String timestamp, String signature, String body, Instant now) {
        static Call valid() {
            return new Call("msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", SIGNATURE, "{\"test\": 2432232314}", SENT);
        }

        Call withId(String changed) {
            return new Call(changed, timestamp, signature, body, now);
        }

        Call withTimestamp(String changed) {
            return new Call(id, changed, signature, body, now);
        }

        Call withSignature(String changed) {
            return new Call(id, timestamp, changed, body, now);
        }

        Call withBody(String changed) {
            return new Call(id, timestamp, signature, changed, now);
        }

        Call arrivingAfter(long seconds) {
            return new Call(id, timestamp, signature, body, SENT.plusSeconds(seconds));
        }

        WebhookSignature.Check check(byte[]... keys) {
            return WebhookSignature.check(List.of(keys), id, timestamp, signature, body.getBytes(UTF_8), now);
        }
    }

    @Test
    void signsThePublishedVector() {
        Call call = Call.valid();

        assertThat(WebhookSignature.sign(
                        List.of(key()), call.id(), SENT, call.body().getBytes(UTF_8)))
                .isEqualTo(SIGNATURE);
        assertThat(WebhookSignature.timestamp(SENT)).isEqualTo(call.timestamp());
    }

    @Test
    void verifiesThePublishedVector() {
        assertThat(Call.valid().check(key())).isEqualTo(VALID);
    }

    @Test
    void readsASecretWithAndWithoutItsPrefix() {
        assertThat(WebhookSignature.key(SECRET)).isEqualTo(WebhookSignature.key(SECRET.substring(6)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "whsec_", "whsec_no base64!", "whpk_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"})
    void takesNoOtherTextForASecret(String text) {
        assertThatThrownBy(() -> WebhookSignature.key(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesACallUpToFiveMinutesOldOrAhead() {
        assertThat(Call.valid().arrivingAfter(300).check(key())).isEqualTo(VALID);
        assertThat(Call.valid().arrivingAfter(301).check(key())).isEqualTo(TOO_OLD);
        assertThat(Call.valid().arrivingAfter(-300).check(key())).isEqualTo(VALID);
        assertThat(Call.valid().arrivingAfter(-301).check(key())).isEqualTo(TOO_NEW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "hello", "-1614265330", "+1614265330", "1614265330.0", " 1614265330", "99999999999999999999"
            })
    void findsNoTimeInOtherTexts(String timestamp) {
        assertThat(Call.valid().withTimestamp(timestamp).check(key())).isEqualTo(MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330"})
    void takesNoIdThatIsEmptyOrHasAFullStop(String id) {
        assertThat(Call.valid().withId(id).check(key())).isEqualTo(MALFORMED);
        assertThatThrownBy(() -> WebhookSignature.sign(List.of(key()), id, SENT, new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v1,",
                "v1,g0hM9",
                "v1",
                "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                FOREIGN
            })
    void refusesWhatIsNoSignatureByTheKey(String signature) {
        assertThat(Call.valid().withSignature(signature).check(key())).isEqualTo(WRONG);
    }

    @Test
    void takesOneOfSeveralSignatures() {
        String several = FOREIGN + " v2,unknown " + SIGNATURE + " " + FOREIGN;

        assertThat(Call.valid().withSignature(several).check(key())).isEqualTo(VALID);
    }

    @Test
    void takesASignatureByAnyOfTheKeys() {
        assertThat(Call.valid().check(OTHER, key())).isEqualTo(VALID);
        assertThat(Call.valid().check(OTHER)).isEqualTo(WRONG);
        assertThat(Call.valid().check()).isEqualTo(WRONG);
    }

    @Test
    void refusesAnotherIdTimeOrBody() {
        assertThat(Call.valid().withId("msg_other").check(key())).isEqualTo(WRONG);
        assertThat(Call.valid().withTimestamp("1614265331").check(key())).isEqualTo(WRONG);
        assertThat(Call.valid().withBody("{}").check(key())).isEqualTo(WRONG);
    }

    @Test
    void needsAKeyToSign() {
        assertThatThrownBy(() -> WebhookSignature.sign(List.of(), "msg_1", SENT, new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] key() {
        return WebhookSignature.key(SECRET);
    }
}
