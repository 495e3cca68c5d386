package io.habeas.platform.openapi;

import io.habeas.platform.web.Public;
import io.habeas.platform.web.RequiresScope;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** One method on one path, with the handler that answers it and what its annotations say. */
record EndpointMethod(RequestMethod verb, String path, String mediaType, HandlerMethod handler) {
    private static final Comparator<EndpointMethod> ORDER =
            Comparator.comparing(EndpointMethod::path).thenComparing(EndpointMethod::verb);

    /** All endpoints of ours, by path and method. */
    static List<EndpointMethod> of(RequestMappingHandlerMapping mapping) {
        return mapping.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().getBeanType().getName().startsWith("io.habeas."))
                .flatMap(entry -> of(entry.getKey(), entry.getValue()))
                .sorted(ORDER)
                .toList();
    }

    private static Stream<EndpointMethod> of(RequestMappingInfo info, HandlerMethod handler) {
        String mediaType = info.getProducesCondition().getProducibleMediaTypes().stream()
                .map(type -> type.getType() + "/" + type.getSubtype())
                .findFirst()
                .orElse(MediaType.APPLICATION_JSON_VALUE);
        return info.getPatternValues().stream()
                .flatMap(path -> info.getMethodsCondition().getMethods().stream()
                        .map(verb -> new EndpointMethod(verb, path, mediaType, handler)));
    }

    /** The scope that is always needed. */
    Optional<String> requiredScope() {
        return Optional.ofNullable(handler.getMethodAnnotation(RequiresScope.class))
                .map(RequiresScope::value);
    }

    /** The scope that is needed, always or under some settings. */
    Optional<String> scope() {
        return requiredScope().or(() -> said().map(Endpoint::scopeIfSet).filter(scope -> !scope.isEmpty()));
    }

    Optional<String> reasonToBePublic() {
        return Optional.ofNullable(handler.getMethodAnnotation(Public.class)).map(Public::because);
    }

    Optional<Endpoint> said() {
        return Optional.ofNullable(handler.getMethodAnnotation(Endpoint.class));
    }

    /** What it does; without an {@link Endpoint} the words of the method's name. */
    String summary() {
        return said().map(Endpoint::value).orElseGet(() -> {
            String words =
                    handler.getMethod().getName().replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
            return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        });
    }

    String topic() {
        Topic topic = handler.getBeanType().getAnnotation(Topic.class);
        return topic != null ? topic.value() : handler.getBeanType().getSimpleName();
    }

    /** A name for client generators: {@code get_policy_by_policy_key}. */
    String operationId() {
        String[] segments = path.replaceFirst("^/api/v1", "").split("/");
        String words = Stream.of(segments)
                .filter(segment -> !segment.isEmpty())
                .filter(segment -> !segment.startsWith("{") || segment.equals(segments[segments.length - 1]))
                .map(segment -> segment.startsWith("{") ? "by_" + segment.substring(1, segment.length() - 1) : segment)
                .collect(Collectors.joining("_"));
        return (verb + "_" + words).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    }

    HttpStatus status() {
        ResponseStatus status = handler.getMethodAnnotation(ResponseStatus.class);
        return status == null ? HttpStatus.OK : status.code();
    }

    /** What it returns, if anything; text and bytes that are not made of a record have no type of their own. */
    Optional<ResolvableType> answer() {
        ResolvableType declared = ResolvableType.forMethodReturnType(handler.getMethod());
        ResolvableType type = declared.toClass() == ResponseEntity.class ? declared.getGeneric(0) : declared;
        if (type.toClass() == void.class || type.toClass() == Void.class) {
            return Optional.empty();
        }
        if (!mediaType.equals(MediaType.APPLICATION_JSON_VALUE)) {
            return Optional.of(ResolvableType.forClass(String.class));
        }
        return Optional.of(type.toClass() == byte[].class ? ResolvableType.forClass(Object.class) : type);
    }

    List<MethodParameter> parameters() {
        return List.of(handler.getMethodParameters());
    }
}
