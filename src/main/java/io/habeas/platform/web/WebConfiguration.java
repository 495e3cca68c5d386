package io.habeas.platform.web;

import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import tools.jackson.databind.json.JsonMapper;

/** Puts the conventions of this package in front of Spring MVC's own. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {

    @Bean
    JsonMapperBuilderCustomizer jsonShapes() {
        return JsonShapes::apply;
    }

    @Bean
    InputReader inputReader(JsonMapper mapper) {
        return new InputReader(mapper);
    }

    @Bean
    FilterRegistrationBean<PathFilter> pathFilter() {
        FilterRegistrationBean<PathFilter> registration = new FilterRegistrationBean<>(new PathFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    WebMvcConfigurer bodiesFirst(JsonMapper mapper) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors.addInterceptor(new ApiInterceptor(mapper)).order(Ordered.HIGHEST_PRECEDENCE);
            }
        };
    }

    @Bean
    WebMvcRegistrations endpointsWithOurArguments(InputReader reader, JsonMapper mapper) {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
                return new ApiHandlerAdapter(new ApiArguments(reader, mapper));
            }
        };
    }
}
