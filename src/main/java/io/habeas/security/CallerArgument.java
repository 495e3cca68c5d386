package io.habeas.security;

import io.habeas.platform.web.ApiException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives endpoints their {@link Caller}; public ones an {@code Optional<Caller>}, empty without a valid token. */
@Component
class CallerArgument implements HandlerMethodArgumentResolver {
    private final AccessTokens tokens;

    CallerArgument(AccessTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.nestedIfOptional().getNestedParameterType() == Caller.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        Optional<Caller> admitted = AccessCheck.admitted(request);
        if (parameter.isOptional()) {
            return admitted.or(() -> ifValid(authorization));
        }
        return admitted.orElseGet(() -> tokens.check(authorization));
    }

    private Optional<Caller> ifValid(@Nullable String authorization) {
        try {
            return Optional.of(tokens.check(authorization));
        } catch (ApiException notValid) {
            return Optional.empty();
        }
    }
}
