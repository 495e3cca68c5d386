package io.habeas.platform.outbound;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one client for all outbound calls. */
@Configuration(proxyBeanMethods = false)
class OutboundConfiguration {

    @Bean
    OutboundClient outboundClient(OutboundSettings settings) {
        return new OutboundClient(settings.policy());
    }
}
