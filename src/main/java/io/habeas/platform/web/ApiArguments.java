package io.habeas.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Reads the arguments of our endpoints with {@link InputReader}: {@code @PathVariable} text and keys, a query record marked
 * {@code @ModelAttribute}, and the {@code @RequestBody}, a record, a list or a {@link Body} to be read later. Problems of all arguments are
 * collected in the request, so that one 422 lists them all.
 */
final class ApiArguments implements HandlerMethodArgumentResolver {
    private static final String PROBLEMS = ApiArguments.class.getName() + ".problems";
    private final InputReader reader;
    private final JsonMapper mapper;

    ApiArguments(InputReader reader, JsonMapper mapper) {
        this.reader = reader;
        this.mapper = mapper;
    }

    /** The problems that were found in this request's arguments so far. */
    @SuppressWarnings("unchecked")
    static List<FieldProblem> problems(HttpServletRequest request) {
        if (request.getAttribute(PROBLEMS) == null) {
            request.setAttribute(PROBLEMS, new ArrayList<FieldProblem>());
        }
        return (List<FieldProblem>) request.getAttribute(PROBLEMS);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(PathVariable.class)
                || parameter.hasParameterAnnotation(RequestBody.class)
                || (parameter.hasParameterAnnotation(ModelAttribute.class)
                        && parameter.getParameterType().isRecord());
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest request = (HttpServletRequest) webRequest.getNativeRequest();
        if (parameter.hasParameterAnnotation(PathVariable.class)) {
            return fromPath(parameter, request);
        }
        if (parameter.hasParameterAnnotation(ModelAttribute.class)) {
            return reader.read(
                    query(request, parameter.getParameterType()),
                    parameter.getGenericParameterType(),
                    parameter.getParameter(),
                    Location.of("query"),
                    problems(request));
        }
        return fromBody(parameter, request);
    }

    private @Nullable Object fromPath(MethodParameter parameter, HttpServletRequest request) {
        PathVariable annotation = parameter.getParameterAnnotation(PathVariable.class);
        String given = annotation == null ? "" : annotation.value();
        String name =
                given.isEmpty() ? WireNames.snakeCase(parameter.getParameter().getName()) : given;
        Map<?, ?> variables = (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        Object text = variables.get(name) == null
                ? variables.get(parameter.getParameter().getName())
                : variables.get(name);
        return reader.read(
                new StringNode(String.valueOf(text)),
                parameter.getGenericParameterType(),
                parameter.getParameter(),
                Location.of("path", name),
                problems(request));
    }

    private @Nullable Object fromBody(MethodParameter parameter, HttpServletRequest request) {
        if (parameter.getParameterType() != Body.class) {
            return body(request, parameter.getGenericParameterType(), parameter, problems(request));
        }
        Type wanted = ((ParameterizedType) parameter.getGenericParameterType()).getActualTypeArguments()[0];
        return new Body<>(() -> {
            List<FieldProblem> problems = new ArrayList<>();
            Object value = body(request, wanted, parameter, problems);
            if (value == null) {
                throw new InvalidInput(problems);
            }
            return value;
        });
    }

    private @Nullable Object body(
            HttpServletRequest request, Type type, MethodParameter parameter, List<FieldProblem> problems) {
        JsonNode node = ApiRequestBody.of(request);
        if (node.isMissingNode() || node.isNull()) {
            boolean optional = parameter.getParameterType() == java.util.Optional.class;
            if (!optional) {
                problems.add(new FieldProblem(List.of("body"), "field required", "value_error.missing"));
                return null;
            }
            node = MissingNode.getInstance();
        }
        return reader.read(node, type, parameter.getParameter(), Location.of("body"), problems);
    }

    /** The query string as an object: the last value of a name, or all of them where the record wants a list. */
    private JsonNode query(HttpServletRequest request, Class<?> type) {
        ObjectNode query = mapper.createObjectNode();
        for (var component : type.getRecordComponents()) {
            String name = WireNames.of(component);
            String[] values = QueryString.values(request, name);
            if (values.length == 0) {
                continue;
            }
            if (component.getType() == List.class
                    || component.getGenericType().getTypeName().contains("java.util.List<")) {
                ArrayNode list = query.putArray(name);
                for (String value : values) {
                    list.add(value);
                }
            } else {
                query.put(name, values[values.length - 1]);
            }
        }
        return query;
    }
}
