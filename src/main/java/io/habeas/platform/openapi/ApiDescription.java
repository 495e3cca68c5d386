package io.habeas.platform.openapi;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI 3.1 document of this server, built when it is first asked for, from the endpoints that are really there. */
@Component
class ApiDescription {
    private static final String ABOUT = """
            Habeas carries out privacy requests: access and erasure over the databases that datasets describe, with webhooks before and after.

            Input is read leniently (`"2"` is an integer, `yes` a boolean) and unknown members are ignored, unless a schema is closed. In answers \
            every member is present, `null` when it has no value. Any operation may also answer 400 to what is no proper HTTP request, \
            403 to a page of an origin that is not configured, 405, 409 when others changed the same at the same time, and 503 while the database is out of reach. The shorter paths of older guides, such as `/v1/policy`, lead to the same operations.
            """;
    private final JsonMapper mapper = JsonMapper.shared();
    private final ObjectProvider<RequestMappingHandlerMapping> mapping;
    private final ObjectProvider<ApiPart> parts;
    private final SingletonSupplier<byte[]> json = SingletonSupplier.of(() -> mapper.writeValueAsBytes(build()));

    ApiDescription(
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mapping,
            ObjectProvider<ApiPart> parts) {
        this.mapping = mapping;
        this.parts = parts;
    }

    byte[] json() {
        return json.obtain();
    }

    private ObjectNode build() {
        List<EndpointMethod> endpoints = EndpointMethod.of(mapping.getObject());
        ObjectNode document = head();
        tags(endpoints, document);
        Schemas schemas = new Schemas(mapper);
        ObjectNode paths = document.putObject("paths");
        document.putObject("webhooks");
        ObjectNode components = document.putObject("components");
        Operations operations = new Operations(schemas, new Errors(components, schemas));
        // What is shown first: of a record that is used both ways it has the plain name.
        endpoints.forEach(operations::answer);
        endpoints.forEach(endpoint -> operations.describe(
                endpoint,
                paths.withObjectProperty(endpoint.path())
                        .putObject(endpoint.verb().name().toLowerCase(Locale.ROOT))));
        ApiDraft draft = new ApiDraft(document, schemas, endpoints);
        parts.orderedStream().forEach(part -> part.addTo(draft));
        components.set("schemas", sorted(schemas.components()));
        return document;
    }

    private ObjectNode head() {
        ObjectNode document = mapper.createObjectNode().put("openapi", "3.1.0");
        ObjectNode info = document.putObject("info").put("title", "Habeas");
        info.put("version", version()).put("description", ABOUT.strip());
        info.putObject("license").put("name", "Apache License 2.0").put("identifier", "Apache-2.0");
        document.putArray("servers").addObject().put("url", "/");
        return document;
    }

    private static String version() {
        return Optional.ofNullable(ApiDescription.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    private static void tags(List<EndpointMethod> endpoints, ObjectNode document) {
        Map<String, String> about = new TreeMap<>();
        for (EndpointMethod endpoint : endpoints) {
            Topic topic = endpoint.handler().getBeanType().getAnnotation(Topic.class);
            about.merge(
                    endpoint.topic(), topic == null ? "" : topic.about(), (one, other) -> one.isEmpty() ? other : one);
        }
        var tags = document.putArray("tags");
        about.forEach((name, text) -> tags.addObject().put("name", name).put("description", text));
    }

    private ObjectNode sorted(ObjectNode schemas) {
        ObjectNode sorted = mapper.createObjectNode();
        schemas.propertyNames().stream().sorted().forEach(name -> sorted.set(name, schemas.required(name)));
        return sorted;
    }
}
