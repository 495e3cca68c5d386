package io.habeas.platform.telemetry;

import io.habeas.platform.openapi.Endpoint;
import io.habeas.platform.openapi.Topic;
import io.habeas.platform.web.Public;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The metrics of this node, for Prometheus to collect. */
@RestController
@Topic("Server")
class MetricsController {
    private static final String TEXT_FORMAT = "text/plain;version=0.0.4;charset=utf-8";
    private final PrometheusMeterRegistry registry;

    MetricsController(PrometheusMeterRegistry registry) {
        this.registry = registry;
    }

    @GetMapping(path = "/metrics", produces = TEXT_FORMAT)
    @Endpoint(value = "The metrics of this node, as Prometheus reads them", note = "Text format 0.0.4.")
    @Public(because = "collectors have no token, and no label tells of a person or a request")
    String metrics() {
        return registry.scrape();
    }
}
