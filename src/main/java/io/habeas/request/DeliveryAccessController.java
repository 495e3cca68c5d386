package io.habeas.request;

import io.habeas.fulfilment.WebhookChain;
import io.habeas.fulfilment.WebhookInChain;
import io.habeas.platform.RequestId;
import io.habeas.platform.openapi.Endpoint;
import io.habeas.platform.openapi.Topic;
import io.habeas.platform.web.RequiresScope;
import io.habeas.security.Caller;
import io.habeas.webhook.DeliveryView;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What belongs to the delivery log and concerns one request: its chain of webhooks, bodies, and sending again. */
@RestController
@Topic("Webhook deliveries")
class DeliveryAccessController {
    private final PrivacyRequestRepository requests;
    private final WebhookChain chain;
    private final DeliveryAccess access;

    DeliveryAccessController(PrivacyRequestRepository requests, WebhookChain chain, DeliveryAccess access) {
        this.requests = requests;
        this.chain = chain;
        this.access = access;
    }

    @RequiresScope("privacy-request:read")
    @GetMapping("/api/v1/privacy-request/{privacy_request_id}/webhook")
    @Endpoint(
            value = "Show the webhooks of a privacy request, with their state and their attempts",
            fails = 404,
            note = "In the order in which they are called; empty while the request has not begun.")
    List<WebhookInChain> chain(@PathVariable("privacy_request_id") String id) {
        return chain.of(requests.get(new RequestId(id)).id());
    }

    @RequiresScope("privacy-request:view_data")
    @GetMapping("/api/v1/webhook-delivery/{delivery_id}/body")
    @Endpoint(
            value = "Show what was sent in a webhook delivery, and what came back",
            fails = 404,
            note =
                    "Personal data, kept as long as that of the request. Each look is written to the request's audit log.")
    DeliveryBodies bodies(@PathVariable("delivery_id") long id, Caller caller) {
        return access.bodies(id, caller.clientId());
    }

    @RequiresScope("webhook:redeliver")
    @PostMapping("/api/v1/webhook-delivery/{delivery_id}/redeliver")
    @Endpoint(
            value = "Send the call of a webhook delivery again, and wait for what comes of it",
            fails = {404, 409},
            note =
                    "The same body under the same `webhook-id`. Only calls of one-way and of post-execution webhooks: the answer has no effect."
                            + " Written to the request's audit log.")
    DeliveryView redeliver(@PathVariable("delivery_id") long id, Caller caller) {
        return access.redeliver(id, caller.clientId());
    }
}
