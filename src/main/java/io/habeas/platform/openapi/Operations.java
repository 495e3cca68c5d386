package io.habeas.platform.openapi;

import io.habeas.platform.web.Body;
import io.habeas.platform.web.WireNames;
import java.lang.reflect.RecordComponent;
import java.util.Optional;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns an endpoint's signature and annotations into an OpenAPI operation. */
final class Operations {
    private final Schemas schemas;
    private final Errors errors;

    Operations(Schemas schemas, Errors errors) {
        this.schemas = schemas;
        this.errors = errors;
    }

    void describe(EndpointMethod endpoint, ObjectNode operation) {
        operation.putArray("tags").add(endpoint.topic());
        operation.put("summary", endpoint.summary()).put("operationId", endpoint.operationId());
        String note = note(endpoint);
        if (!note.isEmpty()) {
            operation.put("description", note);
        }
        parameters(endpoint, operation);
        body(endpoint).ifPresent(body -> operation.set("requestBody", body));
        answers(endpoint, operation.putObject("responses"));
        security(endpoint, operation.putArray("security"));
    }

    private static String note(EndpointMethod endpoint) {
        String note = endpoint.said().map(Endpoint::note).orElse("");
        String open = endpoint.reasonToBePublic()
                .map(reason -> "Needs no access token: " + Character.toLowerCase(reason.charAt(0))
                        + reason.substring(1).replaceFirst("\\.$", "") + ".")
                .orElse("");
        return (note + " " + open).strip();
    }

    private void parameters(EndpointMethod endpoint, ObjectNode operation) {
        ArrayNode parameters = operation.arrayNode();
        for (MethodParameter parameter : endpoint.parameters()) {
            if (parameter.hasParameterAnnotation(PathVariable.class)) {
                ObjectNode schema = schemas.of(type(parameter), parameter.getParameter(), Use.SENT);
                add(parameters, "path", pathName(parameter), true, schema);
            }
            if (parameter.hasParameterAnnotation(ModelAttribute.class)) {
                query(parameter, parameters);
            }
        }
        if (!parameters.isEmpty()) {
            operation.set("parameters", parameters);
        }
    }

    private void query(MethodParameter record, ArrayNode parameters) {
        for (RecordComponent member : record.getParameterType().getRecordComponents()) {
            ObjectNode schema = schemas.value(type(record), member, Use.SENT);
            add(parameters, "query", WireNames.of(member), Schemas.required(member, Use.SENT), schema);
        }
    }

    private static void add(ArrayNode parameters, String in, String name, boolean required, ObjectNode schema) {
        ObjectNode parameter = parameters.addObject().put("name", name).put("in", in);
        parameter.put("required", required);
        if (schema.has("description")) {
            parameter.set("description", schema.remove("description"));
        }
        parameter.set("schema", schema);
    }

    private static String pathName(MethodParameter parameter) {
        PathVariable annotation = parameter.getParameterAnnotation(PathVariable.class);
        String given = annotation == null ? "" : annotation.value();
        return given.isEmpty() ? WireNames.snakeCase(parameter.getParameter().getName()) : given;
    }

    private Optional<ObjectNode> body(EndpointMethod endpoint) {
        RawBody raw = endpoint.handler().getMethodAnnotation(RawBody.class);
        if (raw != null) {
            ResolvableType type = ResolvableType.forClass(raw.schema());
            return Optional.of(body(raw.mediaType(), true, schemas.of(type, raw.schema(), Use.SENT)));
        }
        return endpoint.parameters().stream()
                .filter(parameter -> parameter.hasParameterAnnotation(RequestBody.class))
                .findFirst()
                .map(this::jsonBody);
    }

    private ObjectNode jsonBody(MethodParameter parameter) {
        ResolvableType type = type(parameter);
        boolean optional = type.toClass() == Optional.class
                || (type.toClass() == Body.class && type.getGeneric(0).toClass() == Optional.class);
        ObjectNode schema = schemas.of(type, parameter.getParameter(), Use.SENT);
        return body(MediaType.APPLICATION_JSON_VALUE, !optional, optional ? Nulls.allowedIn(schema) : schema);
    }

    private static ObjectNode body(String mediaType, boolean required, ObjectNode schema) {
        ObjectNode body = schema.objectNode().put("required", required);
        body.putObject("content").putObject(mediaType).set("schema", schema);
        return body;
    }

    private void answers(EndpointMethod endpoint, ObjectNode answers) {
        HttpStatus status = endpoint.status();
        ObjectNode success = answers.putObject(String.valueOf(status.value()));
        success.put("description", status == HttpStatus.NO_CONTENT ? "Done." : status.getReasonPhrase() + ".");
        answer(endpoint).ifPresent(schema -> {
            ObjectNode content = success.putObject("content");
            content.putObject(endpoint.mediaType()).set("schema", schema);
            endpoint.said()
                    .map(Endpoint::alsoAnswers)
                    .filter(type -> !type.isEmpty())
                    .ifPresent(
                            type -> content.putObject(type).putObject("schema").put("type", "string"));
        });
        errors.addTo(answers, endpoint);
    }

    /** The schema of what a successful call returns, if anything. */
    Optional<ObjectNode> answer(EndpointMethod endpoint) {
        return endpoint.answer().map(type -> schemas.of(type, endpoint.handler().getMethod(), Use.SHOWN));
    }

    private static void security(EndpointMethod endpoint, ArrayNode alternatives) {
        String credential = endpoint.said().map(Endpoint::credential).orElse("");
        if (!credential.isEmpty()) {
            alternatives.addObject().putArray(credential);
        }
        if (endpoint.requiredScope().isEmpty() && endpoint.scope().isPresent()) {
            alternatives.addObject();
        }
        endpoint.scope()
                .ifPresent(scope -> alternatives.addObject().putArray("oauth2").add(scope));
    }

    private static ResolvableType type(MethodParameter parameter) {
        return ResolvableType.forMethodParameter(parameter);
    }
}
