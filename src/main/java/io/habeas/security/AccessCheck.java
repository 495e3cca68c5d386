package io.habeas.security;

import io.habeas.platform.web.Public;
import io.habeas.platform.web.RequiresScope;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets a request through to its endpoint only with the scope that the endpoint declares. It stands after the reading of the body and before
 * all other arguments (api-overview section 1.4). An endpoint of ours that declares nothing is closed; those of the framework (the answer
 * to OPTIONS, the API description) are open.
 */
@Component
class AccessCheck implements HandlerInterceptor {
    private static final String CALLER = Caller.class.getName();
    private final AccessTokens tokens;

    AccessCheck(AccessTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod endpoint
                && isOurs(endpoint)
                && !endpoint.hasMethodAnnotation(Public.class)) {
            RequiresScope required = endpoint.getMethodAnnotation(RequiresScope.class);
            Caller caller = tokens.check(request.getHeader(HttpHeaders.AUTHORIZATION));
            if (required == null || !caller.has(required.value())) {
                throw AccessTokens.forbidden();
            }
            request.setAttribute(CALLER, caller);
        }
        return true;
    }

    /** The caller that was let through with this request, if its endpoint needs one. */
    static Optional<Caller> admitted(NativeWebRequest request) {
        return Optional.ofNullable((Caller) request.getAttribute(CALLER, RequestAttributes.SCOPE_REQUEST));
    }

    private static boolean isOurs(HandlerMethod endpoint) {
        return endpoint.getBeanType().getName().startsWith("io.habeas.");
    }
}
