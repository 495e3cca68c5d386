package io.habeas.webhook;

import io.habeas.platform.telemetry.Traces;
import io.habeas.platform.web.WireNames;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Makes a call a span of its request's trace, and gives the header that the receiver goes on with. */
@Component
class TracedCall {
    private final Traces traces;

    TracedCall(Traces traces) {
        this.traces = traces;
    }

    /** @param making makes the call with this traceparent */
    CallReport make(WebhookCall call, Function<String, CallReport> making) {
        ChainedWebhook webhook = call.webhook();
        try (Traces.Traced traced = traces.beginCall(call.request(), "webhook call")) {
            traced.with("habeas.webhook", webhook.key().value())
                    .with("habeas.stage", WireNames.of(webhook.stage()))
                    .with("habeas.direction", WireNames.of(webhook.direction()))
                    .with("habeas.attempt", call.attempt())
                    .with("habeas.outcome", "cut_off");
            CallReport report = making.apply(traces.traceparent(call.request(), traced));
            traced.with("habeas.outcome", report.outcome().name());
            if (report.status() != null) {
                traced.with("http.response.status_code", report.status());
            }
            return report;
        }
    }
}
