package io.habeas.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.habeas.platform.RequestId;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TracingSettingsTest {
    private static final RequestId REQUEST = new RequestId("pri_7f1b0a52-8f0e-4b6e-9b5e-0d7a5c8d3a11");

    @ParameterizedTest
    @CsvSource({
        "http://collector:4318, http://collector:4318/v1/traces",
        "https://collector:4318/, https://collector:4318/v1/traces",
        "https://vendor.example/otlp/v1/traces, https://vendor.example/otlp/v1/traces"
    })
    void anAddressWithoutAPathIsThatOfTheCollector(String given, String meant) {
        assertThat(settings(given).spans()).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"collector:4318", "ftp://collector", "http:/v1/traces", "http:opaque"})
    void whatIsNoWebAddressIsRefused(String given) {
        assertThatThrownBy(() -> settings(given))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("HABEAS_TRACING_ENDPOINT");
    }

    @Test
    void nothingIsTracedUnlessACollectorIsNamed() {
        Traces off = new Traces(Optional.empty());
        try (Traces.Traced call = off.beginCall(REQUEST, "webhook call")) {
            assertThat(off.begin(REQUEST, "run")).isSameAs(call);
            assertThat(off.traceparent(REQUEST, call)).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
        }
        assertThat(new TracingSettings(Optional.empty(), Optional.empty()).spans())
                .isEmpty();
    }

    private static TracingSettings settings(String endpoint) {
        return new TracingSettings(Optional.of(URI.create(endpoint)), Optional.of("Bearer secret"));
    }
}
