package io.habeas.architecture.bad;

import java.time.Instant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.GetMapping;

/** Deliberately bad: an endpoint without a scope, a look at the wall clock, an injected field. Not a bean. */
class BadEndpoint {
    @Autowired
    private ThingHelper things;

    @GetMapping("/api/v1/unguarded")
    String unguarded() {
        return things + " now: " + Instant.now();
    }
}
