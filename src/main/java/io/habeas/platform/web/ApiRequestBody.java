package io.habeas.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.StringNode;

/**
 * The JSON body of a request, read once and kept with it. A body that is no JSON is 422 even before authentication (api-overview section
 * 1.4); one of another content type is a text, which no schema fits.
 */
final class ApiRequestBody {
    static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final String ATTRIBUTE = ApiRequestBody.class.getName();

    private ApiRequestBody() {}

    static JsonNode of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof JsonNode body ? body : MissingNode.getInstance();
    }

    /** Reads and keeps the body. @throws InvalidInput when it is not JSON; @throws ApiException 413 when it is too large */
    static void read(HttpServletRequest request, JsonMapper mapper) {
        byte[] bytes = BodyBytes.read(request, MOST_BYTES);
        if (bytes.length > 0) {
            request.setAttribute(ATTRIBUTE, isJson(request) ? parse(bytes, mapper) : new StringNode("not JSON"));
        }
    }

    private static boolean isJson(HttpServletRequest request) {
        String type = request.getContentType();
        if (type == null) {
            return true;
        }
        String media = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return media.equals("application/json") || (media.startsWith("application/") && media.endsWith("+json"));
    }

    private static JsonNode parse(byte[] bytes, JsonMapper mapper) {
        try {
            return mapper.readTree(bytes);
        } catch (StreamReadException broken) {
            var where = broken.getLocation();
            long offset = where == null ? 0 : Math.max(0, where.getByteOffset());
            String place = where == null ? "" : ": line " + where.getLineNr() + " column " + where.getColumnNr();
            throw notJson("The body is not valid JSON" + place, offset);
        } catch (JacksonException broken) {
            throw notJson("The body is not valid JSON", 0);
        }
    }

    private static InvalidInput notJson(String message, long offset) {
        return new InvalidInput(List.of(
                new FieldProblem(List.of("body", offset), message, "value_error.jsondecode", Map.of("pos", offset))));
    }
}
