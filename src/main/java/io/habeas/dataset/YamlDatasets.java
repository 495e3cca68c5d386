package io.habeas.dataset;

import io.habeas.platform.openapi.JsonShape;
import io.habeas.platform.web.ApiException;
import io.habeas.platform.web.InputReader;
import io.habeas.platform.web.Location;
import io.habeas.platform.web.MaxItems;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

/** The datasets of a YAML body: the list under {@code dataset}; where there is none, none (connections section 5). */
final class YamlDatasets {
    private static final String CONTENT_TYPE = "application/x-yaml";
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private YamlDatasets() {}

    static List<Dataset> of(HttpServletRequest request, InputReader reader) throws IOException {
        if (!CONTENT_TYPE.equals(request.getContentType())) {
            throw ApiException.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Supported type: " + CONTENT_TYPE);
        }
        byte[] bytes = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw ApiException.of(HttpStatus.CONTENT_TOO_LARGE, "The body is larger than " + MOST_BYTES + " bytes.");
        }
        JsonNode root = YamlTree.read(bytes);
        return root.path("dataset").isArray()
                ? reader.read(root, File.class, Location.of("body")).dataset()
                : List.of();
    }

    /** A file of datasets. */
    @JsonShape(name = "DatasetFile")
    record File(@MaxItems(50) List<Dataset> dataset) {}
}
