package io.habeas.platform.openapi;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.core.ResolvableType;
import tools.jackson.databind.node.ObjectNode;

/** The API description while it is made, for what features add to it. */
public final class ApiDraft {
    private final ObjectNode document;
    private final Schemas schemas;
    private final List<EndpointMethod> endpoints;

    ApiDraft(ObjectNode document, Schemas schemas, List<EndpointMethod> endpoints) {
        this.document = document;
        this.schemas = schemas;
        this.endpoints = endpoints;
    }

    /** Adds a security scheme; the caller fills it in as OpenAPI wants it. */
    public ObjectNode securityScheme(String name) {
        return document.withObject("/components/securitySchemes").putObject(name);
    }

    /** Adds a call that the server makes; the caller fills its operation in as OpenAPI wants it. */
    public ObjectNode outgoing(String name, String method) {
        return document.withObject("/webhooks").putObject(name).putObject(method);
    }

    /** A reference to the schema of a record that the server writes. */
    public ObjectNode shown(Class<? extends Record> type) {
        return schemas.of(ResolvableType.forClass(type), type, Use.SHOWN);
    }

    /** A reference to the schema of a record that the server reads. */
    public ObjectNode sent(Class<? extends Record> type) {
        return schemas.of(ResolvableType.forClass(type), type, Use.SENT);
    }

    /** What a scope allows, in the words of the endpoints that ask for it; empty when none does. */
    public String allowedBy(String scope) {
        return endpoints.stream()
                .filter(endpoint -> endpoint.scope().filter(scope::equals).isPresent())
                .map(EndpointMethod::summary)
                .distinct()
                .collect(Collectors.joining("; "));
    }
}
