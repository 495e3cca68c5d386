package io.habeas.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.platform.outbound.OutboundResult;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExchangeTest {
    private static final byte[] SENT = bytes("{\"identity\": {}}");

    @Test
    void comesBackFromItsBytes() {
        assertThat(back(new Exchange(SENT, Optional.of(bytes("{}"))))).isEqualTo("{\"identity\": {}} {}");
        assertThat(back(new Exchange(SENT, Optional.of(bytes(""))))).isEqualTo("{\"identity\": {}} ");
        assertThat(back(new Exchange(SENT, Optional.empty()))).isEqualTo("{\"identity\": {}} nothing");
    }

    @Test
    void isKeptOfCallsThatWereMade() {
        var answered = new OutboundResult.Answered(200, Map.of(), bytes("{}"));

        assertThat(Exchange.of(SENT, answered))
                .get()
                .extracting(said -> said.response().isPresent())
                .isEqualTo(true);
        assertThat(Exchange.of(SENT, new OutboundResult.Garbled("no HTTP"))).isPresent();
        assertThat(Exchange.of(SENT, new OutboundResult.Blocked("a private address")))
                .isEmpty();
    }

    @Test
    void hidesWhatWasSaid() {
        assertThat(new Exchange(SENT, Optional.of(bytes("secret")))).hasToString("Exchange[16 bytes sent]");
    }

    private static String back(Exchange said) {
        Exchange read = Exchange.decoded(said.encoded());
        return new String(read.request(), StandardCharsets.UTF_8) + " "
                + read.response()
                        .map(body -> new String(body, StandardCharsets.UTF_8))
                        .orElse("nothing");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
