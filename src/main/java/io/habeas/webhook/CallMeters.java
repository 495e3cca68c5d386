package io.habeas.webhook;

import io.habeas.platform.telemetry.Buckets;
import io.habeas.platform.web.WireNames;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import org.springframework.stereotype.Component;

/** Counts and times calls by webhook and outcome. */
@Component
class CallMeters {
    private final MeterProvider<Counter> deliveries;
    private final MeterProvider<Timer> durations;

    CallMeters(MeterRegistry registry) {
        this.deliveries = Counter.builder("habeas.webhook.deliveries")
                .description("What calls of webhooks came to, every attempt counted")
                .withRegistry(registry);
        this.durations = Timer.builder("habeas.webhook.duration")
                .description("How long calls took that left this server")
                .serviceLevelObjectives(Buckets.ofCalls())
                .withRegistry(registry);
    }

    void count(CallReport report) {
        ChainedWebhook webhook = report.webhook();
        Tags tags = Tags.of(
                "webhook", webhook.key().value(),
                "stage", WireNames.of(webhook.stage()),
                "direction", WireNames.of(webhook.direction()),
                "outcome", report.outcome().name());
        deliveries.withTags(tags).increment();
        if (!report.took().isZero()) {
            durations.withTags(tags).record(report.took());
        }
    }
}
