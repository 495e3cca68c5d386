package io.habeas.webhook;

import io.habeas.platform.ServerSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The headers of a call (design section 5; policy-webhooks section 3.1; Standard Webhooks 1.0). */
@Component
class CallHeaders {
    private final ServerSettings server;
    private final Clock clock;

    CallHeaders(ServerSettings server, Clock clock) {
        this.server = server;
        this.clock = clock;
    }

    /** The headers of every call: who calls, what it is, and the signature over all of it. */
    Map<String, String> signed(String id, Instant now, Receiver receiver, byte[] body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("authorization", receiver.authorization());
        headers.put("content-type", "application/json");
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", WebhookSignature.timestamp(now));
        headers.put("webhook-signature", WebhookSignature.sign(receiver.signingKeys(), id, now, body));
        return headers;
    }

    /** The headers of a call for a request: also the trace that it belongs to. */
    Map<String, String> of(WebhookCall call, Receiver receiver, byte[] body, String traceparent) {
        Map<String, String> headers = signed(call.stepId(), clock.instant(), receiver, body);
        headers.put("traceparent", traceparent);
        return headers;
    }

    /** Those of a call whose answer may halt the request, too. */
    Map<String, String> of(
            WebhookCall call, Receiver receiver, byte[] body, String traceparent, Optional<Waits.Offer> offer) {
        Map<String, String> headers = of(call, receiver, body, traceparent);
        offer.ifPresent(wait -> {
            String path = "/privacy-request/" + call.request() + "/resume";
            headers.put("reply-to", path);
            headers.put("reply-to-token", wait.token());
            server.publicUrl()
                    .ifPresent(url ->
                            headers.put("reply-to-url", url.toString().replaceFirst("/+$", "") + "/api/v1" + path));
        });
        return headers;
    }
}
