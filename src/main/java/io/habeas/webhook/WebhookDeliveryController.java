package io.habeas.webhook;

import io.habeas.platform.openapi.Endpoint;
import io.habeas.platform.openapi.Topic;
import io.habeas.platform.web.RequiresScope;
import io.habeas.platform.web.Slice;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /webhook-delivery}: the delivery log. */
@RestController
@Topic(
        value = "Webhook deliveries",
        about = "Every attempt of a webhook's call: when, to whom, how long, and what came of it.")
class WebhookDeliveryController {
    private final DeliveryLog log;

    WebhookDeliveryController(DeliveryLog log) {
        this.log = log;
    }

    @GetMapping("/api/v1/webhook-delivery")
    @Endpoint(
            value = "List webhook deliveries, newest first",
            note =
                    "There may be millions, so there is no total: `next_cursor` leads to what follows, and answers as fast as the first call.")
    @RequiresScope("webhook:read")
    Slice<DeliveryView> list(@ModelAttribute DeliveryQuery query) {
        return log.slice(query);
    }

    @GetMapping("/api/v1/webhook-delivery/{delivery_id}")
    @Endpoint(value = "Show a webhook delivery", fails = 404)
    @RequiresScope("webhook:read")
    DeliveryView get(@PathVariable("delivery_id") long id) {
        return log.get(id);
    }
}
