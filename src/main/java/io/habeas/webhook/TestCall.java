package io.habeas.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.habeas.connection.CallTest;
import io.habeas.connection.ConnectionTest;
import io.habeas.connection.TestedCall;
import io.habeas.connection.WebhookConnection;
import io.habeas.platform.Ids;
import io.habeas.platform.outbound.OutboundClient;
import io.habeas.platform.outbound.OutboundRequest;
import io.habeas.platform.outbound.OutboundResponse;
import io.habeas.platform.outbound.OutboundResult;
import io.habeas.platform.outbound.TlsFacts;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tests the receiver behind an https connection by a call that is made and signed like any other, under an id of its own. It tells of no
 * request: a receiver that does not know test calls reads the members that it knows, and finds nobody. A disabled connection is called too, as
 * one tests it before enabling it.
 */
@Component
class TestCall implements CallTest {
    private static final byte[] BODY = """
            {"privacy_request_id":"pri_00000000-0000-0000-0000-000000000000","direction":"one_way","callback_type":"test",\
            "identity":{"phone_number":null,"email":null}}""".getBytes(UTF_8);

    private final CallHeaders headers;
    private final OutboundClient outbound;
    private final Ids ids;
    private final Clock clock;

    TestCall(CallHeaders headers, OutboundClient outbound, Ids ids, Clock clock) {
        this.headers = headers;
        this.outbound = outbound;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Outcome make(WebhookConnection connection) {
        return switch (Receivers.of(connection)) {
            case Receivers.Lookup.Found(Receiver receiver) -> call(receiver);
            case Receivers.Lookup.Unusable(String reason) -> Outcome.failed(sentence(reason));
        };
    }

    private Outcome call(Receiver receiver) {
        String id = ids.next("tst");
        Instant now = clock.instant();
        Map<String, String> signed = headers.signed(id, now, receiver, BODY);
        OutboundResponse response = outbound.post(new OutboundRequest(receiver.url(), signed, BODY));
        var signature = new TestedCall.Signature(
                id, now.getEpochSecond(), receiver.signingKeys().size());
        return new Outcome(result(response.result()), call(response, signature));
    }

    private static ConnectionTest result(OutboundResult result) {
        return problem(result)
                .<ConnectionTest>map(reason -> new ConnectionTest.Failed(sentence(reason)))
                .orElseGet(ConnectionTest.Succeeded::new);
    }

    private static Optional<String> problem(OutboundResult result) {
        return switch (result) {
            case OutboundResult.Answered answer -> problem(answer.status());
            case OutboundResult.TooLarge large -> Optional.of("the answer was longer than " + large.limit() + " bytes");
            case OutboundResult.Unreachable unreachable -> Optional.of(unreachable.reason());
            case OutboundResult.Garbled garbled -> Optional.of(garbled.reason());
            case OutboundResult.TlsFailed tls -> Optional.of(tls.reason());
            case OutboundResult.Blocked blocked -> Optional.of(blocked.reason());
        };
    }

    private static Optional<String> problem(int status) {
        if (status >= 200 && status < 300) {
            return Optional.empty();
        }
        String hint = status >= 300 && status < 400 ? "; redirects are not followed" : "";
        return Optional.of("the receiver answered " + status + hint);
    }

    private static String sentence(String reason) {
        return "The test call failed: " + reason + ".";
    }

    /** Of a call that the guard held back there is nothing to tell but the reason. */
    private static Optional<TestedCall> call(OutboundResponse response, TestedCall.Signature signature) {
        return response.result() instanceof OutboundResult.Blocked
                ? Optional.empty()
                : Optional.of(new TestedCall(
                        status(response.result()),
                        response.took().toMillis(),
                        response.address(),
                        tls(response.tls()),
                        signature));
    }

    private static @Nullable Integer status(OutboundResult result) {
        return switch (result) {
            case OutboundResult.Answered answered -> answered.status();
            case OutboundResult.TooLarge large -> large.status();
            default -> null;
        };
    }

    private static TestedCall.@Nullable Tls tls(@Nullable TlsFacts facts) {
        return facts == null
                ? null
                : new TestedCall.Tls(
                        facts.protocol(),
                        facts.cipher(),
                        facts.certificate().getSubjectX500Principal().getName(),
                        facts.certificate().getNotAfter().toInstant());
    }
}
