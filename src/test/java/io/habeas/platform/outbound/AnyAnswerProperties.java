package io.habeas.platform.outbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.platform.outbound.OutboundResult.Answered;
import io.habeas.platform.outbound.OutboundResult.Garbled;
import io.habeas.platform.outbound.OutboundResult.Kind;
import io.habeas.platform.outbound.OutboundResult.TooLarge;
import io.habeas.platform.outbound.OutboundResult.Unreachable;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AnyAnswerProperties {
    private static final String VALID = """
            HTTP/1.1 200 OK\r
            Content-Type: application/json\r
            Keep-Alive: timeout=5\r
            Connection: keep-alive\r
            Transfer-Encoding: chunked\r
            \r
            5\r
            {"a":\r
            3\r
             1}\r
            0\r
            Trailer: x\r
            \r
            """;

    /** Whatever bytes come back, the call ends with a result and not with an exception. */
    @Property(tries = 500)
    void endsWithAResultWhateverComesBack(@ForAll("mutations") String answer) {
        try (RawReceiver receiver = RawReceiver.saying(answer);
                OutboundClient client = Calls.client()) {
            OutboundResult result = client.post(Calls.to(receiver.url())).result();
            assertThat(result).isInstanceOfAny(Answered.class, Garbled.class, TooLarge.class, Unreachable.class);
            assertThat(!(result instanceof Unreachable(Kind kind, String _)) || kind == Kind.RESET)
                    .isTrue();
        }
    }

    @Provide
    Arbitrary<String> mutations() {
        Arbitrary<String> noise = Arbitraries.oneOf(
                Arbitraries.strings().withCharRange('\0', '\u00ff').ofMaxLength(6),
                Arbitraries.of(
                        "\r\n",
                        "\n",
                        ":",
                        "9999999999999999999",
                        "-1",
                        "HTTP/1.1 ",
                        "Content-Length: 5\r\n",
                        ";",
                        ","));
        Arbitrary<Integer> place = Arbitraries.integers().between(0, VALID.length());
        return Combinators.combine(place, place, noise)
                .as((from, length, instead) -> VALID.substring(0, from)
                        + instead
                        + VALID.substring(Math.min(VALID.length(), from + length % 12)))
                .map(text -> new String(text.getBytes(ISO_8859_1), ISO_8859_1));
    }
}
