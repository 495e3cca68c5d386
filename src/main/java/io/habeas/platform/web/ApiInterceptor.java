package io.habeas.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import tools.jackson.databind.json.JsonMapper;

/** Reads the JSON body of the endpoints that take one, before any other check (api-overview section 1.4, step 1). */
final class ApiInterceptor implements HandlerInterceptor {
    private final JsonMapper mapper;

    ApiInterceptor(JsonMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod endpoint && takesJson(endpoint)) {
            ApiRequestBody.read(request, mapper);
        }
        return true;
    }

    private static boolean takesJson(HandlerMethod endpoint) {
        return Arrays.stream(endpoint.getMethodParameters()).anyMatch(p -> p.hasParameterAnnotation(RequestBody.class));
    }
}
