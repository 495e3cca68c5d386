package io.habeas.platform.telemetry;

import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.time.Duration;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sends spans to a collector, if there is one: in batches, in the background; what a collector does not take is dropped. */
@Configuration(proxyBeanMethods = false)
class TracingConfiguration {
    private static final Duration BETWEEN_BATCHES = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Of its own, so that what has not been sent is sent when the server stops. */
    static final class Export implements AutoCloseable {
        private final Optional<SdkTracerProvider> provider;

        private Export(Optional<SdkTracerProvider> provider) {
            this.provider = provider;
        }

        @Override
        public void close() {
            provider.ifPresent(SdkTracerProvider::close);
        }
    }

    @Bean
    Export spanExport(TracingSettings settings) {
        return new Export(settings.spans().map(address -> provider(address, settings)));
    }

    @Bean
    Traces traces(Export export) {
        return new Traces(export.provider.map(provider -> provider.get("io.habeas")));
    }

    private static SdkTracerProvider provider(String address, TracingSettings settings) {
        OtlpHttpSpanExporterBuilder exporter =
                OtlpHttpSpanExporter.builder().setEndpoint(address).setTimeout(PATIENCE);
        settings.authorization().ifPresent(secret -> exporter.addHeader("authorization", secret));
        return SdkTracerProvider.builder()
                .setIdGenerator(new RequestTraceIds())
                .setResource(Resource.getDefault().toBuilder()
                        .put("service.name", "habeas")
                        .build())
                .addSpanProcessor(BatchSpanProcessor.builder(exporter.build())
                        .setScheduleDelay(BETWEEN_BATCHES)
                        .build())
                .build();
    }
}
