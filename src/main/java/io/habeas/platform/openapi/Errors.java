package io.habeas.platform.openapi;

import io.habeas.platform.web.FieldProblem;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import tools.jackson.databind.node.ObjectNode;

/** The error answers, each described once for all endpoints (api-overview section 1.5). */
final class Errors {
    private final ObjectNode responses;
    private final ObjectNode refusal;
    private final ObjectNode problems;

    Errors(ObjectNode components, Schemas schemas) {
        this.responses = components.withObject("/responses");
        this.refusal = schemas.components().putObject("Refusal");
        this.problems = schemas.components().putObject("Problems");
        describe(schemas);
    }

    private void describe(Schemas schemas) {
        detail(refusal).putArray("type").add("string").add("object").add("array");
        ObjectNode list = detail(problems).putArray("anyOf").addObject();
        list.put("type", "array")
                .set("items", schemas.of(ResolvableType.forClass(FieldProblem.class), FieldProblem.class, Use.SHOWN));
        detail(problems).withArray("anyOf").addObject().put("type", "string");
    }

    private static ObjectNode detail(ObjectNode schema) {
        if (!schema.has("properties")) {
            schema.put("type", "object").putArray("required").add("detail");
        }
        return schema.withObject("/properties/detail");
    }

    /** Adds the errors that an endpoint can answer. */
    void addTo(ObjectNode answers, EndpointMethod endpoint) {
        for (int code : statuses(endpoint)) {
            HttpStatus status = HttpStatus.valueOf(code);
            String name = status.getReasonPhrase().replaceAll("[^A-Za-z]", "");
            if (!responses.has(name)) {
                describe(responses.putObject(name), status);
            }
            answers.putObject(String.valueOf(code)).put("$ref", "#/components/responses/" + name);
        }
    }

    private static void describe(ObjectNode response, HttpStatus status) {
        boolean list = status == HttpStatus.UNPROCESSABLE_CONTENT;
        response.put("description", text(status))
                .withObject("/content")
                .putObject("application/json")
                .putObject("schema")
                .put("$ref", "#/components/schemas/" + (list ? "Problems" : "Refusal"));
    }

    private static String text(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> "What was asked for cannot be done; `detail` says why.";
            case UNAUTHORIZED -> "No credential, or one that is not valid.";
            case FORBIDDEN -> "The credential is valid and does not allow this.";
            case NOT_FOUND -> "Something that the path or the body names does not exist.";
            case CONFLICT -> "It is in use, or not in a state in which this can be done.";
            case CONTENT_TOO_LARGE -> "The body is too large.";
            case UNPROCESSABLE_CONTENT ->
                "The input does not fit its schema: all problems at once, each with its place.";
            default -> status.getReasonPhrase() + ".";
        };
    }

    private static SortedSet<Integer> statuses(EndpointMethod endpoint) {
        SortedSet<Integer> statuses = new TreeSet<>();
        if (endpoint.requiredScope().isPresent()) {
            statuses.addAll(List.of(401, 403));
        }
        boolean rawBody = endpoint.handler().hasMethodAnnotation(RawBody.class);
        if (rawBody || endpoint.parameters().stream().anyMatch(p -> p.hasParameterAnnotation(RequestBody.class))) {
            statuses.addAll(List.of(413, 422));
        }
        if (endpoint.parameters().stream().anyMatch(Errors::canBeRefused)) {
            statuses.add(422);
        }
        endpoint.said().ifPresent(said -> {
            for (int status : said.fails()) {
                statuses.add(status);
            }
        });
        return statuses;
    }

    private static boolean canBeRefused(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(ModelAttribute.class)
                || (parameter.hasParameterAnnotation(PathVariable.class)
                        && parameter.getParameterType() != String.class);
    }
}
