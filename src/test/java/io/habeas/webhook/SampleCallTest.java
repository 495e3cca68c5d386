package io.habeas.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.platform.RequestId;
import io.habeas.platform.outbound.OutboundResult;
import io.habeas.webhook.SampleCall.Reading;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleCallTest {
    private static final Clock CLOCK = Clock.systemUTC();

    @Test
    void itsBodyIsThatOfAWebhook() {
        assertThat(call(Stage.PRE, Direction.TWO_WAY).body())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("""
                {"privacy_request_id":"pri_1","direction":"two_way","callback_type":"pre",\
                "identity":{"phone_number":null,"email":"jane@example.com"}}""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PRE  | TWO_WAY | 200 | {}                                                  | true  | go on",
                "PRE  | TWO_WAY | 200 | {\"halt\": true}                                    | true  | let the request wait until it is resumed",
                "POST | TWO_WAY | 200 | {\"halt\": true}                                    | true  | go on, as nothing can be halted after the work of a policy",
                "PRE  | TWO_WAY | 200 | {\"halt\": false, \"derived_identity\": {\"email\": \"a@b\"}} | true | go on, with the derived email",
                "PRE  | TWO_WAY | 200 | no                                                  | false | fail the request: the answer was not JSON",
                "PRE  | TWO_WAY | 404 | {}                                                  | false | fail the request: the receiver answered 404",
                "PRE  | ONE_WAY | 404 | {}                                                  | false | record it as not delivered, and go on: the receiver answered 404",
                "PRE  | ONE_WAY | 204 | no                                                  | true  | go on; of a one-way answer only the status counts",
                "PRE  | TWO_WAY | 200 | {\"decision\": \"wait\", \"reason\": \"why\", \"wait_until\": \"9999-01-01T00:00:00Z\"} | true | let the request wait until it is resumed, or until 9999-01-01T00:00:00Z (“why”)",
                "PRE  | TWO_WAY | 200 | {\"decision\": \"cancel\", \"reason\": \"why\"}   | true  | cancel the request (“why”)",
                "PRE  | TWO_WAY | 200 | {\"decision\": \"review\"}                         | true  | let a person review the request",
                "PRE  | TWO_WAY | 200 | {\"decision\": \"continue\", \"derived_identity\": {\"email\": \"a@b\", \"badge\": \"7\"}} | true | go on, with the derived badge, email (if a dataset declares badge)",
                "POST | TWO_WAY | 200 | {\"decision\": \"cancel\"}                         | false | fail the request: the decision 'cancel' comes too late: the work is done",
                "PRE  | TWO_WAY | 503 | {}                                                  | false | try again after 7 s, as Retry-After asks: the receiver answered 503"
            })
    void saysWhatAnAnswerComesTo(
            Stage stage, Direction direction, int status, String body, boolean delivered, String words) {
        Reading reading = call(stage, direction).read(answered(status, body), CLOCK);

        assertThat(reading.words()).isEqualTo(words);
        assertThat(reading.delivered()).isEqualTo(delivered);
    }

    @Test
    void theSampleOfATestIsATestCall() {
        SampleCall test = SampleCall.ofTest();

        assertThat(test.body()).isEqualTo(TestCall.body());
        assertThat(test.read(answered(204, ""), CLOCK))
                .isEqualTo(new Reading(true, false, "say that the test succeeded"));
        assertThat(test.read(answered(404, ""), CLOCK))
                .isEqualTo(new Reading(false, false, "say that the test failed: the receiver answered 404"));
    }

    @Test
    void onlyAHaltOfAPreWebhookWaits() {
        OutboundResult halt = answered(200, "{\"halt\": true}");

        assertThat(call(Stage.PRE, Direction.TWO_WAY).read(halt, CLOCK).waits()).isTrue();
        assertThat(call(Stage.PRE, Direction.ONE_WAY).read(halt, CLOCK).waits()).isFalse();
        assertThat(call(Stage.POST, Direction.TWO_WAY).read(halt, CLOCK).waits())
                .isFalse();
    }

    private static SampleCall call(Stage stage, Direction direction) {
        return SampleCall.ofPolicy(new RequestId("pri_1"), stage, direction, Map.of("email", "jane@example.com"));
    }

    private static OutboundResult answered(int status, String body) {
        return new OutboundResult.Answered(status, Map.of("retry-after", "7"), body.getBytes(StandardCharsets.UTF_8));
    }
}
