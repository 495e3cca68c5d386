package io.habeas.graph;

import java.util.List;
import java.util.Map;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Rows written as loose JSON: {@code {A: [1, 2], B: 'x'}}. */
final class Rows {

    private static final ObjectMapper LOOSE = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES, JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .build();

    private Rows() {}

    static Map<String, Object> row(String json) {
        return LOOSE.readValue(json, new TypeReference<>() {});
    }

    static List<Map<String, Object>> rows(String... json) {
        return List.of(json).stream().map(Rows::row).toList();
    }

    static List<Object> list(String json) {
        return LOOSE.readValue(json, new TypeReference<>() {});
    }
}
