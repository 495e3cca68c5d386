package io.habeas.storage;

import java.util.SortedMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * The form of a package: {@code {"dataset:collection": [row, …], …}} in the order of the keys, UTF-8, indented for people (storage section 3).
 * {@link PackageValue} says how values look. The CSV form takes its place here, beside the JSON form.
 */
public final class PackageWriter {
    private static final int DEEPEST = 2_000;
    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");
    private static final ObjectWriter JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamWriteConstraints(StreamWriteConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .build()
            .writer()
            .with(new DefaultPrettyPrinter().withObjectIndenter(INDENT).withArrayIndenter(INDENT));

    private PackageWriter() {}

    /** The package as one JSON document; nothing found is {@code {}}. */
    public static PackageContent json(SortedMap<String, PackageRows> entries) {
        return out -> {
            try (JsonGenerator json = JSON.createGenerator(new Unclosed(out))) {
                json.writeStartObject();
                entries.forEach((key, rows) -> entry(json, key, rows));
                json.writeEndObject();
            } catch (JacksonIOException failed) {
                throw failed.getCause();
            }
        };
    }

    private static void entry(JsonGenerator json, String key, PackageRows rows) {
        json.writeName(key);
        json.writeStartArray();
        rows.forEach(row -> PackageValue.write(json, row));
        json.writeEndArray();
    }
}
