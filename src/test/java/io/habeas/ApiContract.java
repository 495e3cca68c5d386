package io.habeas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** What a server says of itself in its OpenAPI document, held against what it answers. Every answer that tests get is checked. */
public final class ApiContract {
    private static final Map<String, ApiContract> KNOWN = new ConcurrentHashMap<>();
    private static final String LOCATION = "https://habeas.test/openapi.json";
    private final JsonNode document;
    private final JsonSchemaFactory schemas;
    private final List<Path> paths = new ArrayList<>();

    private record Path(String template, Pattern pattern) {}

    private ApiContract(String json) {
        try {
            document = new ObjectMapper().readTree(json);
        } catch (IOException noJson) {
            throw new UncheckedIOException(noJson);
        }
        JsonMetaSchema known = JsonMetaSchema.builder(JsonMetaSchema.getV202012())
                .unknownKeywordFactory((keyword, _) -> new NonValidationKeyword(keyword))
                .build();
        schemas = JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V202012,
                builder -> builder.metaSchema(known).schemaLoaders(loaders -> loaders.schemas(Map.of(LOCATION, json))));
        document.path("paths").fieldNames().forEachRemaining(template -> paths.add(pattern(template)));
    }

    /** The contract of the server at this address. */
    public static ApiContract of(String server) {
        return KNOWN.computeIfAbsent(server, _ -> new ApiContract(Api.of(server).uncheckedGet("/api/v1/openapi.json")));
    }

    /** The document itself. */
    public JsonNode document() {
        return document;
    }

    /** The places where a value does not fit a schema of the document, given by its JSON pointer. */
    public List<String> misfits(String pointer, String json) {
        return schemas.getSchema(SchemaLocation.of(LOCATION + "#" + pointer)).validate(json, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    /** What is wrong with a schema of the document, given by its JSON pointer, as a schema. */
    public List<String> flaws(String pointer) {
        return schemas.getSchema(SchemaLocation.of(SchemaId.V202012)).validate(document.at(pointer)).stream()
                .map(Object::toString)
                .toList();
    }

    /** What is wrong with an answer; empty when it is as described, or is no answer of an operation. */
    List<String> violations(String method, String path, int status, String mediaType, String body) {
        Optional<String> operation = operation(method, path);
        if (operation.isEmpty() || ofTransport(status, body)) {
            return List.of();
        }
        String response = operation.get() + "/responses/" + status;
        JsonNode described = document.at(response);
        if (described.isMissingNode()) {
            return List.of("status " + status + " is not described for " + method + " " + path + ": " + body);
        }
        if (described.has("$ref")) {
            response = described.get("$ref").textValue().substring(1);
        }
        JsonNode content = document.at(response).path("content");
        if (!content.has(mediaType)) {
            return content.isEmpty() && body.isEmpty() ? List.of() : List.of("undescribed content: " + mediaType);
        }
        return mediaType.equals("application/json")
                ? misfits(response + "/content/application~1json/schema", body)
                : List.of();
    }

    /** What any path may answer, as the document's introduction says. */
    private static boolean ofTransport(int status, String body) {
        return switch (status) {
            case 400 -> body.equals("{\"detail\":\"Bad Request\"}");
            case 403 -> body.equals("Invalid CORS request");
            case 405 -> true;
            case 503 -> body.contains("The database is out of reach");
            case 409 -> body.contains("Others changed the same at the same time");
            default -> false;
        };
    }

    private Optional<String> operation(String method, String path) {
        return paths.stream()
                .filter(known -> known.pattern().matcher(path).matches())
                .map(known -> "/paths/" + known.template().replace("~", "~0").replace("/", "~1") + "/"
                        + method.toLowerCase(Locale.ROOT))
                .filter(pointer -> !document.at(pointer).isMissingNode())
                .findFirst();
    }

    private static Path pattern(String template) {
        return new Path(
                template,
                Pattern.compile(template.replaceAll("\\{[^}]*}", "[^/]+").replace(".", "\\.")));
    }
}
