package io.habeas.webhook;

import io.habeas.platform.openapi.Endpoint;
import io.habeas.platform.openapi.Topic;
import io.habeas.platform.web.Page;
import io.habeas.platform.web.PageQuery;
import io.habeas.platform.web.RequiresScope;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RestController;

/** The breakers over HTTP: which receivers are not called now, and until when. */
@RestController
@Topic("Policy webhooks")
class BreakerController {
    private final BreakerListing breakers;

    BreakerController(BreakerListing breakers) {
        this.breakers = breakers;
    }

    @GetMapping("/api/v1/webhook-breaker")
    @Endpoint("List the connections whose webhook calls are held back, as their receivers keep failing")
    @RequiresScope("webhook:read")
    Page<BreakerView> list(@ModelAttribute PageQuery query) {
        return breakers.page(query);
    }
}
