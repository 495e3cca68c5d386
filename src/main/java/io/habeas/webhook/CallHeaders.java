package io.habeas.webhook;

import io.habeas.platform.ServerSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The headers of a call (design section 5; policy-webhooks section 3.1). */
@Component
class CallHeaders {
    private final ServerSettings server;

    CallHeaders(ServerSettings server) {
        this.server = server;
    }

    Map<String, String> of(WebhookCall call, Receiver receiver, Optional<Waits.Offer> offer) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("authorization", receiver.authorization());
        headers.put("content-type", "application/json");
        headers.put("webhook-id", call.stepId());
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
