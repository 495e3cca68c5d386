package io.habeas.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.Api;
import io.habeas.Defect;
import io.habeas.TestServer;
import io.habeas.graph.GraphDataset;
import io.habeas.platform.FidesKey;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetControllerTest {
    private final Api api = TestServer.shared().asRoot();
    private final String connection = connection("postgres");
    private final String path = "/api/v1/connection/" + connection + "/dataset";

    @Test
    void storesWithDefaultsAndSortedByName() {
        String key = "dataset_sorted";
        api.patch(path, """
                        [{"fides_key": "dataset_sorted", "unknown": 1, "collections": [
                            {"name": "orders", "fields": [{"name": "id"}, {"name": "email", "data_categories": ["user.contact.email"],
                                "fidesops_meta": {"identity": "email", "data_type": "string", "primary_key": "yes", "x": 1}}]},
                            {"name": "customer", "fields": [{"name": "work", "fields": [{"name": "z"}, {"name": "a"}]}]}]}]
                        """).answersStrictly(200, "{\"succeeded\": [%s], \"failed\": []}".formatted(SORTED));
        api.get(path + "/" + key).answersStrictly(200, SORTED);
        assertThat(api.get(path + "/" + key).text())
                .startsWith("{\"fides_key\":")
                .endsWith("\"fidesops_meta\":null}");
    }

    private static final String SORTED = """
            {"fides_key": "dataset_sorted", "organization_fides_key": "default_organization", "tags": null, "name": null,
             "description": null, "meta": null, "data_categories": null,
             "data_qualifier": "aggregated.anonymized.unlinked_pseudonymized.pseudonymized.identified",
             "fidesctl_meta": null, "joint_controller": null, "retention": "No retention or erasure policy",
             "third_country_transfers": null, "fidesops_meta": null, "collections": [
                {"name": "customer", "description": null, "data_categories": null,
                 "data_qualifier": "aggregated.anonymized.unlinked_pseudonymized.pseudonymized.identified",
                 "retention": null, "fidesops_meta": null, "fields": [
                    {"name": "work", "description": null, "data_categories": null,
                     "data_qualifier": "aggregated.anonymized.unlinked_pseudonymized.pseudonymized.identified",
                     "retention": null, "fidesops_meta": null, "fields": [
                        {"name": "z", "description": null, "data_categories": null,
                         "data_qualifier": "aggregated.anonymized.unlinked_pseudonymized.pseudonymized.identified",
                         "retention": null, "fidesops_meta": null, "fields": []},
                        {"name": "a", "description": null, "data_categories": null,
                         "data_qualifier": "aggregated.anonymized.unlinked_pseudonymized.pseudonymized.identified",
                         "retention": null, "fidesops_meta": null, "fields": []}]}]},
                {"name": "orders", "description": null, "data_categories": null,
                 "data_qualifier": "aggregated.anonymized.unlinked_pseudonymized.pseudonymized.identified",
                 "retention": null, "fidesops_meta": null, "fields": [
                    {"name": "email", "description": null, "data_categories": ["user.contact.email"],
                     "data_qualifier": "aggregated.anonymized.unlinked_pseudonymized.pseudonymized.identified",
                     "retention": null, "fields": [], "fidesops_meta": {"references": null, "identity": "email",
                        "primary_key": true, "data_type": "string", "length": null, "return_all_elements": null,
                        "read_only": null}},
                    {"name": "id", "description": null, "data_categories": null,
                     "data_qualifier": "aggregated.anonymized.unlinked_pseudonymized.pseudonymized.identified",
                     "retention": null, "fidesops_meta": null, "fields": []}]}]}
            """;

    @Test
    void keepsAllThatFideslangKnows() {
        String dataset = """
                {"fides_key": "dataset_full", "organization_fides_key": "org", "tags": ["a"], "name": "n", "description": "d",
                 "meta": {"k": "v"}, "data_categories": ["user"], "data_qualifier": "aggregated",
                 "fidesctl_meta": {"resource_id": "r"},
                 "joint_controller": {"name": "j", "address": "", "email": "", "phone": ""}, "retention": null,
                 "third_country_transfers": ["GBR"], "collections": [], "fidesops_meta": {"after": ["other"]}}
                """;
        api.patch(path, "[" + dataset + "]").answers(200);
        api.get(path + "/dataset_full").answersStrictly(200, dataset);
    }

    @Test
    void countsOnlyRealChangesAsVersions() {
        String first = store("dataset_versions", "{\"name\": \"a\", \"fields\": []}");
        api.patch(path, first).answers(200);
        assertThat(stored("dataset_versions").version()).isEqualTo(1);
        store("dataset_versions", "{\"name\": \"b\", \"fields\": []}");
        assertThat(stored("dataset_versions").version()).isEqualTo(2);
        assertThat(stored("dataset_versions").connectionKey()).hasToString(connection);
    }

    @Test
    void refusesAKeyThatAnotherConnectionHas() {
        store("dataset_taken", "{\"name\": \"a\", \"fields\": []}");
        String other = connection("postgres");
        api.patch("/api/v1/connection/" + other + "/dataset", """
                        [{"fides_key": "dataset_taken", "collections": []}]
                        """).answers(200, """
                        {"succeeded": [], "failed": [{"message": "Dataset with key 'dataset_taken' already exists.",
                         "data": {"connection_config_id": "con_%s", "fides_key": "dataset_taken", "dataset": {"collections": []}}}]}
                        """.formatted(other));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https          | Connection config 'KEY' is of type 'https', which has no datasets.
            manual_webhook | Connection config 'KEY' is of type 'manual_webhook', which has no datasets.
            saas           | Connection config 'KEY' must have a SaaS config before validating or adding a dataset
            """)
    void refusesDatasetsOfConnectionsThatHaveNone(String type, String message) {
        String key = connection(type);
        String reason = message.replace("KEY", key);
        api.patch("/api/v1/connection/" + key + "/dataset", "[{\"fides_key\": \"dataset_none\", \"collections\": []}]")
                .answers(200, "{\"succeeded\": [], \"failed\": [{\"message\": \"" + reason + "\"}]}");
        api.put(
                        "/api/v1/connection/" + key + "/validate_dataset",
                        "{\"fides_key\": \"dataset_none\", \"collections\": []}")
                .answers(422, "{\"detail\": \"" + reason + "\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dataset_alone | a    | collection self-reference not allowed dataset_alone:a:id<-->dataset_alone:a:x
            dataset_alone | nope | Referred to object dataset_alone:nope:x does not exist
            """)
    @Defect("65")
    void refusesWhatWouldStopEveryRequest(String dataset, String collection, String message) {
        api.patch(path, """
                        [{"fides_key": "dataset_alone", "collections": [{"name": "a", "fields": [{"name": "id",
                            "fidesops_meta": {"references": [{"dataset": "%s", "field": "%s.x", "direction": "to"}]}}]}]}]
                        """.formatted(dataset, collection))
                .answers(200, "{\"succeeded\": [], \"failed\": [{\"message\": \"" + message + "\"}]}");
    }

    @Test
    void takesReferencesToDatasetsThatComeLater() {
        store("dataset_early", """
                {"name": "a", "fields": [{"name": "id", "fidesops_meta": {"references": [
                    {"dataset": "dataset_later", "field": "b.id"}, {"dataset": "dataset_later", "field": "c.id"}]}}]}
                """);
        assertThat(stored("dataset_early").graph().collections()).hasSize(1);
    }

    @Test
    void refusesTheWholeBodyWhenOneDatasetIsWrong() {
        api.patch(path, """
                        [{"fides_key": "dataset_right", "collections": []},
                         {"fides_key": "dataset_wrong", "collections": [{"name": "a", "fields": [
                            {"name": "x", "data_categories": ["user.nonsense"]}]}]}]
                        """).answersStrictly(422, """
                        {"detail": [{"loc": ["body", 1, "collections", 0, "fields", 0, "data_categories"],
                         "msg": "The data category user.nonsense is not supported.", "type": "value_error.datacategorynotsupported"}]}
                        """);
        api.get(path + "/dataset_right").answers(404);
    }

    @Test
    void takesAtMostFifty() {
        String many = IntStream.range(0, 51)
                .mapToObj(i -> "{\"fides_key\": \"dataset_%d\", \"collections\": []}".formatted(i))
                .collect(Collectors.joining(",", "[", "]"));
        api.patch(path, many).answers(422, """
                        {"detail": [{"loc": ["body"], "msg": "ensure this value has at most 50 items",
                         "type": "value_error.list.max_items", "ctx": {"limit_value": 50}}]}
                        """);
    }

    @Test
    void looksUpTheConnectionBeforeTheBody() {
        for (String body : new String[] {"[{}]", "[]"}) {
            api.patch("/api/v1/connection/dataset_nobody/dataset", body)
                    .answersStrictly(404, "{\"detail\": \"No connection config with key 'dataset_nobody'\"}");
        }
        api.send("PATCH", "/api/v1/yml/connection/dataset_nobody/dataset", "text/plain", "[")
                .answers(404, "{\"detail\": \"No connection config with key 'dataset_nobody'\"}");
        api.get("/api/v1/connection/dataset_nobody/dataset").answers(404);
        api.put("/api/v1/connection/dataset_nobody/validate_dataset", "{}").answers(404);
    }

    @Test
    void listsTheNewestFirst() {
        store("dataset_first", "{\"name\": \"a\", \"fields\": []}");
        store("dataset_second", "{\"name\": \"a\", \"fields\": []}");
        api.get(path + "?size=1").answers(200, """
                        {"items": [{"fides_key": "dataset_second"}], "total": 2, "page": 1, "size": 1}
                        """);
        api.get(path + "?size=1&page=2").answers(200, "{\"items\": [{\"fides_key\": \"dataset_first\"}]}");
    }

    @Test
    void deletesAndThenDoesNotKnowIt() {
        store("dataset_gone", "{\"name\": \"a\", \"fields\": []}");
        api.delete(path + "/dataset_gone").answersNothing(204);
        api.delete(path + "/dataset_gone").answersStrictly(404, """
                        {"detail": "No dataset with fides_key 'dataset_gone' and connection_key '%s'"}
                        """.formatted(connection));
        api.get(path + "/dataset_gone").answersStrictly(404, """
                        {"detail": "No dataset with fides_key 'dataset_gone' and connection key %s'"}
                        """.formatted(connection));
    }

    @Test
    void doesNotShowOrDeleteThroughAnotherConnection() {
        store("dataset_mine", "{\"name\": \"a\", \"fields\": []}");
        String other = "/api/v1/connection/" + connection("postgres") + "/dataset/dataset_mine";
        api.get(other).answers(404);
        api.delete(other).answers(404);
        api.get(path + "/dataset_mine").answers(200);
    }

    @Test
    void validatesWithoutStoring() {
        validate("""
                {"fides_key": "dataset_valid", "collections": [{"name": "b", "fields": []}, {"name": "a", "fields": [
                    {"name": "id", "fidesops_meta": {"identity": "email", "references": [
                        {"dataset": "dataset_valid", "field": "b.id", "direction": "to"}]}}]}]}
                """, """
                {"dataset": {"fides_key": "dataset_valid"}, "traversal_details": {"is_traversable": true, "msg": null}}
                """);
        api.get(path + "/dataset_valid").answers(404);
    }

    @Test
    void validationSaysWhatCannotBeReached() {
        validate("""
                {"fides_key": "d", "collections": [{"name": "a", "fields": [{"name": "id"}]}]}
                """, """
                {"traversal_details": {"is_traversable": false, "msg": "Some nodes were not reachable: d:a"}}
                """);
    }

    @Test
    void validationTakesADatasetAlone() {
        validate("""
                {"fides_key": "d", "collections": [{"name": "a", "fields": [{"name": "id", "fidesops_meta": {
                    "references": [{"dataset": "nope", "field": "a.b"}]}}]}]}
                """, """
                {"traversal_details": {"is_traversable": false, "msg": "Referred to object nope:a:b does not exist"}}
                """);
    }

    @Test
    @Defect("C10")
    void validationWarnsOfCategoriesThatNoFieldInherits() {
        assertThat(api.put("/api/v1/connection/" + connection + "/validate_dataset", """
                                {"fides_key": "d", "data_categories": ["user"], "collections": [
                                    {"name": "a", "fields": [{"name": "id", "fidesops_meta": {"identity": "email"}}]}]}
                                """)
                        .answers(200, "{\"traversal_details\": {\"is_traversable\": true}}")
                        .text())
                .contains("Warning: data categories on the dataset or on a collection are not inherited");
    }

    @Test
    void takesYaml() {
        yaml("application/x-yaml", """
                dataset:
                  - fides_key: dataset_yaml
                    collections:
                      - name: no
                        fields:
                          - name: on
                            data_categories: [user.name]
                            fidesops_meta: {primary_key: True, length: 40, data_type: string}
                """).answers(200, """
                {"succeeded": [{"fides_key": "dataset_yaml", "retention": "No retention or erasure policy", "collections": [
                    {"name": "no", "fields": [{"name": "on", "fidesops_meta": {"primary_key": true, "length": 40}}]}]}],
                 "failed": []}
                """);
        api.get(path + "/dataset_yaml").answers(200);
    }

    @Test
    @Defect({"65", "C20"})
    void checksYamlAsItChecksJson() {
        yaml(
                        "application/x-yaml",
                        "dataset: [{fides_key: dataset_bad, collections: [{name: a, fields: [{name: x, data_categories: [zz]}]}]}]")
                .answersStrictly(422, """
                        {"detail": [{"loc": ["body", "dataset", 0, "collections", 0, "fields", 0, "data_categories"],
                         "msg": "The data category zz is not supported.", "type": "value_error.datacategorynotsupported"}]}
                        """);
        yaml("application/x-yaml", "dataset: [{collections: []}]").answersStrictly(422, """
                        {"detail": [{"loc": ["body", "dataset", 0, "fides_key"], "msg": "field required",
                         "type": "value_error.missing"}]}
                        """);
        api.get(path).answers(200, "{\"total\": 0}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/yaml", "application/x-yaml; charset=utf-8", "application/yaml"})
    void takesNoOtherTypeForYaml(String type) {
        yaml(type, "dataset: []").answersStrictly(415, "{\"detail\": \"Supported type: application/x-yaml\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a: b", "dataset: x", "dataset:", "- dataset"})
    void findsNothingWhereThereIsNoList(String yaml) {
        yaml("application/x-yaml", yaml).answersStrictly(200, "{\"succeeded\": [], \"failed\": []}");
    }

    @Test
    void saysWhereYamlIsBroken() {
        assertThat(yaml("application/x-yaml", "dataset:\n  - [").answers(400).text("detail"))
                .startsWith("Error in YAML: ")
                .contains("(line 2, column ");
    }

    @Test
    void refusesYamlThatIsTooLarge() {
        yaml("application/x-yaml", "#".repeat(4 * 1024 * 1024 + 1)).answers(413);
    }

    @Test
    void asksForItsScopes() {
        Api reader = api.withScopes("dataset:read");
        reader.get(path).answers(200);
        reader.patch(path, "[]").answers(403);
        reader.send("PATCH", "/api/v1/yml" + path.substring(7), "application/x-yaml", "")
                .answers(403);
        reader.delete(path + "/dataset_x").answers(403);
    }

    @Test
    void givesTheGraphOfAllConnections() {
        store(
                "dataset_graph",
                "{\"name\": \"a\", \"fields\": [{\"name\": \"id\", \"fidesops_meta\": {\"identity\": \"email\"}}]}");
        assertThat(TestServer.shared().bean(Datasets.class).graph())
                .filteredOn(graph -> graph.name().equals("dataset_graph"))
                .singleElement()
                .returns(connection, GraphDataset::connectionKey)
                .satisfies(graph -> assertThat(graph.collections()
                                .getFirst()
                                .fields()
                                .getFirst()
                                .identity())
                        .isEqualTo("email"));
    }

    private io.habeas.ApiResponse yaml(String type, String body) {
        return api.send("PATCH", "/api/v1/yml/connection/" + connection + "/dataset", type, body);
    }

    private void validate(String dataset, String answer) {
        api.put("/api/v1/connection/" + connection + "/validate_dataset", dataset)
                .answers(200, answer);
    }

    private String store(String key, String collection) {
        String body = "[{\"fides_key\": \"%s\", \"collections\": [%s]}]".formatted(key, collection);
        api.patch(path, body).answers(200, "{\"failed\": []}");
        return body;
    }

    private static StoredDataset stored(String key) {
        return TestServer.shared().bean(Datasets.class).all().stream()
                .filter(dataset -> dataset.key().equals(new FidesKey(key)))
                .findFirst()
                .orElseThrow();
    }

    private static String connection(String type) {
        return StoredConnections.create("dataset-" + UUID.randomUUID(), type);
    }
}
