package io.habeas.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.Api;
import io.habeas.Defect;
import io.habeas.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PreviewTest {
    private static final String PATH = "/api/v1/privacy-request/preview";
    private final Api root = Requests.root();

    @BeforeAll
    static void storeDatasets() {
        connection("preview_pg", "postgres");
        connection("preview_manual", "manual");
        dataset("preview_pg", """
                {"fides_key": "preview_shop", "name": "shop", "collections": [
                  {"name": "customer", "fields": [
                    {"name": "id", "fidesops_meta": {"primary_key": true}},
                    {"name": "email", "fidesops_meta": {"identity": "email"}}]},
                  {"name": "orders", "fields": [
                    {"name": "id", "fidesops_meta": {"primary_key": true}},
                    {"name": "customer_id", "fidesops_meta":
                      {"references": [{"dataset": "preview_shop", "field": "customer.id", "direction": "from"}]}}]},
                  {"name": "island", "fields": [{"name": "id"}]}]}""");
        dataset("preview_manual", """
                {"fides_key": "preview_desk", "name": "desk", "collections": [
                  {"name": "cabinet", "fields": [
                    {"name": "customer_id", "fidesops_meta":
                      {"references": [{"dataset": "preview_shop", "field": "customer.id", "direction": "from"}]}}]}]}""");
    }

    @Test
    @Defect("C29")
    void showsTheQueriesInTheirOrderAndWhatCannotBeReachedLast() {
        root.put(PATH, "[\"preview_shop\"]").answersStrictly(200, """
                [{"collectionAddress": {"dataset": "preview_shop", "collection": "customer"},
                  "query": "SELECT \\"email\\",\\"id\\" FROM \\"customer\\" WHERE \\"email\\" = ?"},
                 {"collectionAddress": {"dataset": "preview_shop", "collection": "orders"},
                  "query": "SELECT \\"customer_id\\",\\"id\\" FROM \\"orders\\" WHERE \\"customer_id\\" IN (?, ?)"},
                 {"collectionAddress": {"dataset": "preview_shop", "collection": "island"}, "query": null}]""");
    }

    @Test
    void hasNoQueryForAConnectionThatHasNoConnector() {
        List<JsonNode> items = new ArrayList<>();
        root.put(PATH, "[\"preview_desk\", \"preview_shop\", \"preview_desk\"]")
                .answers(200)
                .json()
                .forEach(items::add);
        assertThat(items).hasSize(4);
        JsonNode cabinet = items.stream()
                .filter(item ->
                        item.at("/collectionAddress/collection").stringValue().equals("cabinet"))
                .findFirst()
                .orElseThrow();
        assertThat(cabinet.required("query").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", ""})
    void takesAllDatasetsWhenNoneIsNamed(String body) {
        (body.isEmpty() ? root.send("PUT", PATH) : root.put(PATH, body)).answers(200);
    }

    @Test
    void namesADatasetThatItDoesNotKnow() {
        root.put(PATH, "[\"preview_none\"]").answersStrictly(404, """
                {"detail": "No dataset with id 'preview_none'"}""");
    }

    @Test
    void namesADatasetThatIsMissing() {
        root.put(PATH, "[\"preview_desk\"]").answersStrictly(400, """
                {"detail": "Referred to object preview_shop:customer:id does not exist. Make sure all referenced datasets are included in the request body."}""");
    }

    @Test
    void knowsWhenThereIsNoDataset() {
        TestServer empty = TestServer.with(Map.of("HABEAS_PUBLIC_INTAKE", "true"));
        empty.asRoot().put(PATH, "[]").answersStrictly(404, """
                {"detail": "No datasets could be found"}""");
    }

    @Test
    void needsTheScope() {
        root.withScopes("dataset:read").put(PATH, "[]").answers(403);
        root.put(PATH, "{}").answers(422);
        root.put(PATH, "[\"no key\"]").answers(422);
    }

    private static void connection(String key, String type) {
        Requests.sql("""
                INSERT INTO connection_config (id, key, name, connection_type, access)
                VALUES (:key, :key, :key, :type, 'write') ON CONFLICT DO NOTHING""", Map.of("key", key, "type", type));
    }

    private static void dataset(String connection, String json) {
        Requests.root()
                .patch("/api/v1/connection/" + connection + "/dataset", "[" + json + "]")
                .answers(200, "{\"failed\": []}");
    }
}
