package io.habeas.architecture.bad;

import org.springframework.web.bind.annotation.GetMapping;

/** Deliberately bad: an endpoint without a scope, and a look at the wall clock. Not a bean. */
class BadEndpoint {

    @GetMapping("/api/v1/unguarded")
    String unguarded() {
        return "now: " + java.time.Instant.now();
    }
}
