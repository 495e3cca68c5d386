package io.habeas.platform.telemetry;

import io.habeas.platform.settings.Section;
import io.habeas.platform.settings.Setting;
import java.net.URI;
import java.util.Optional;

/** Whether traces are sent somewhere, and where. */
@Section("tracing")
public record TracingSettings(
        @Setting(
                value =
                        "The OpenTelemetry collector that traces are sent to, over OTLP/HTTP, such as http://collector:4318;"
                                + " without a path, /v1/traces is meant.",
                defaultIs = "none: nothing is traced")
        Optional<URI> endpoint,

        @Setting(
                value = "The authorization header for that collector, if it wants one.",
                defaultIs = "none",
                secret = true)
        Optional<String> authorization) {

    public TracingSettings {
        endpoint.ifPresent(address -> {
            boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            if (!web || address.getHost() == null) {
                throw new IllegalArgumentException(
                        "tracing.endpoint (HABEAS_TRACING_ENDPOINT): must start with https:// or http:// and name a host");
            }
        });
    }

    /** The address that spans are posted to. */
    Optional<String> spans() {
        return endpoint.map(URI::toString)
                .map(address -> endpoint.get().getPath().replace("/", "").isEmpty()
                        ? address.replaceFirst("/+$", "") + "/v1/traces"
                        : address);
    }

    @Override
    public String toString() {
        return "TracingSettings[endpoint=" + (endpoint.isPresent() ? "given" : "none") + "]";
    }
}
