package io.habeas.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** A request keeps the datasets that it was planned with, as JSON. */
class GraphSnapshotTest {

    private static final ObjectMapper JSON = JsonMapper.shared();

    static List<GraphDataset> datasets() {
        return List.of(SampleDatasets.postgres(), SampleDatasets.mongo());
    }

    @ParameterizedTest
    @MethodSource("datasets")
    void isTheSameWhenReadBack(GraphDataset dataset) {
        assertThat(JSON.readValue(JSON.writeValueAsString(dataset), GraphDataset.class))
                .isEqualTo(dataset);
    }

    @Test
    void hasNothingButTheComponents() {
        GraphCollection collection =
                DatasetNotation.collection("ds", "t: a[user.name](string; pk; id email; >u.x) !after ds:u");

        assertThat(JSON.readTree(JSON.writeValueAsString(collection))).isEqualTo(JSON.readTree("""
                {"address": {"dataset": "ds", "collection": "t"},
                 "fields": [{"name": "a", "categories": [{"key": "user.name"}], "identity": "email", "dataType": "STRING",
                   "array": false,
                   "references": [{"field": {"collection": {"dataset": "ds", "collection": "u"}, "path": {"levels": ["x"]}},
                                   "direction": "TO"}],
                   "primaryKey": true, "length": null, "returnAllElements": false, "readOnly": false, "fields": []}],
                 "after": [{"dataset": "ds", "collection": "u"}]}"""));
    }
}
