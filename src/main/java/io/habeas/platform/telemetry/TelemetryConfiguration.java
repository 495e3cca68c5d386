package io.habeas.platform.telemetry;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** The registry of all meters, with those of the JVM, the pool of connections and the HTTP server. */
@Configuration(proxyBeanMethods = false)
class TelemetryConfiguration {
    /** Of webhooks that come and go, no more are told apart: a label must not grow for ever. */
    private static final int MOST_WEBHOOKS = 2_000;

    @Bean
    PrometheusMeterRegistry meters() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        registry.config()
                .meterFilter(MeterFilter.maximumAllowableTags(
                        "habeas.webhook", "webhook", MOST_WEBHOOKS, MeterFilter.deny()));
        return registry;
    }

    @Bean
    InitializingBean meteredServer(MeterRegistry registry, JvmGcMetrics collections, DataSource pool) {
        List<MeterBinder> binders = List.of(
                new ClassLoaderMetrics(),
                collections,
                new JvmMemoryMetrics(),
                new JvmThreadMetrics(),
                new FileDescriptorMetrics(),
                new ProcessorMetrics(),
                new UptimeMetrics());
        return () -> {
            binders.forEach(binder -> binder.bindTo(registry));
            pool.unwrap(HikariDataSource.class).setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(registry));
        };
    }

    /** A bean of its own, as it is to be closed with the server. */
    @Bean
    JvmGcMetrics collections() {
        return new JvmGcMetrics();
    }

    @Bean
    FilterRegistrationBean<HttpServerTimes> httpServerTimes(MeterRegistry registry) {
        FilterRegistrationBean<HttpServerTimes> registration =
                new FilterRegistrationBean<>(new HttpServerTimes(registry));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }
}
