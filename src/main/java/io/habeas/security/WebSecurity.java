package io.habeas.security;

import java.net.URI;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Of Spring Security the firewall, the response headers and CORS; who may do what is decided by {@link AccessCheck}. There are no sessions
 * and no cookies, so there is nothing to forge a request with.
 */
@Configuration(proxyBeanMethods = false)
class WebSecurity {

    @Bean
    SecurityFilterChain everyRequest(HttpSecurity http, SecuritySettings settings) {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .cors(cors -> cors.configurationSource(origins(settings)))
                .csrf(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .build();
    }

    /** Credentials, every method and header for the configured origins (api-overview section 1); nothing for others. */
    private static CorsConfigurationSource origins(SecuritySettings settings) {
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        if (!settings.corsOrigins().isEmpty()) {
            CorsConfiguration cors = new CorsConfiguration();
            cors.setAllowedOrigins(
                    settings.corsOrigins().stream().map(URI::toString).toList());
            cors.setAllowedMethods(List.of(CorsConfiguration.ALL));
            cors.setAllowedHeaders(List.of(CorsConfiguration.ALL));
            cors.setAllowCredentials(true);
            source.registerCorsConfiguration("/**", cors);
        }
        return source;
    }

    /** What the firewall stops: paths that could be read in two ways, methods that do not exist, odd headers. */
    @Bean
    RequestRejectedHandler rejected() {
        return (request, response, why) -> {
            boolean methodExists = List.of(HttpMethod.values()).contains(HttpMethod.valueOf(request.getMethod()));
            HttpStatus status = methodExists ? HttpStatus.BAD_REQUEST : HttpStatus.METHOD_NOT_ALLOWED;
            response.setStatus(status.value());
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.getWriter().write("{\"detail\":\"" + status.getReasonPhrase() + "\"}");
        };
    }

    @Bean
    WebMvcConfigurer accessChecks(AccessCheck check, CallerArgument caller) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors.addInterceptor(check).order(Ordered.HIGHEST_PRECEDENCE + 1);
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(caller);
            }
        };
    }
}
