package io.habeas.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.ServletInvocableHandlerMethod;

/** Answers 422 with the problems of all arguments together, once the last of them was read and before the endpoint is called. */
final class ApiHandlerAdapter extends RequestMappingHandlerAdapter {
    private final ApiArguments arguments;

    ApiHandlerAdapter(ApiArguments arguments) {
        this.arguments = arguments;
    }

    @Override
    public void afterPropertiesSet() {
        super.afterPropertiesSet();
        List<HandlerMethodArgumentResolver> resolvers = new ArrayList<>();
        resolvers.add(arguments);
        if (getArgumentResolvers() != null) {
            resolvers.addAll(getArgumentResolvers());
        }
        setArgumentResolvers(resolvers);
    }

    @Override
    protected ServletInvocableHandlerMethod createInvocableHandlerMethod(HandlerMethod handlerMethod) {
        return new ServletInvocableHandlerMethod(handlerMethod) {
            @Override
            protected @Nullable Object[] getMethodArgumentValues(
                    NativeWebRequest request, @Nullable ModelAndViewContainer container, @Nullable Object... provided)
                    throws Exception {
                @Nullable Object[] values = super.getMethodArgumentValues(request, container, provided);
                List<FieldProblem> problems = ApiArguments.problems((HttpServletRequest) request.getNativeRequest());
                if (!problems.isEmpty()) {
                    throw new InvalidInput(problems);
                }
                return values;
            }
        };
    }
}
