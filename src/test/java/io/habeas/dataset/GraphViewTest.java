package io.habeas.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.graph.CollectionAddress;
import io.habeas.graph.DataType;
import io.habeas.graph.FieldPath;
import io.habeas.graph.FieldReference.Direction;
import io.habeas.graph.GraphCollection;
import io.habeas.graph.GraphDataset;
import io.habeas.graph.GraphField;
import io.habeas.platform.FidesKey;
import io.habeas.platform.web.InputReader;
import io.habeas.platform.web.JsonShapes;
import io.habeas.platform.web.Location;
import io.habeas.taxonomy.DataCategory;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class GraphViewTest {
    private static final JsonMapper MAPPER = JsonShapes.mapper();

    @Test
    void keepsKeyConnectionAndOrder() {
        GraphDataset graph = graph("""
                {"fides_key": "shop", "fidesops_meta": {"after": ["crm", "erp"]}, "collections": [
                    {"name": "orders", "fields": [], "fidesops_meta": {"after": ["shop.customer"]}}]}
                """);
        assertThat(graph.name()).isEqualTo("shop");
        assertThat(graph.connectionKey()).isEqualTo("store");
        assertThat(graph.after()).containsExactly("crm", "erp");
        assertThat(graph.collections())
                .singleElement()
                .returns(new CollectionAddress("shop", "orders"), GraphCollection::address)
                .satisfies(c -> assertThat(c.after()).containsExactly(new CollectionAddress("shop", "customer")));
    }

    @Test
    void keepsAllThatAScalarIsAnnotatedWith() {
        GraphField field = field("""
                {"name": "email", "data_categories": ["user.contact.email"], "fidesops_meta": {
                    "identity": "email", "primary_key": true, "data_type": "string[]", "length": 40, "read_only": true,
                    "return_all_elements": true}}
                """);
        assertThat(field)
                .isEqualTo(GraphField.named("email")
                        .categories(java.util.List.of(new DataCategory("user.contact.email")))
                        .identity("email")
                        .primaryKey(true)
                        .type(DataType.STRING)
                        .array(true)
                        .length(40)
                        .readOnly(true)
                        .returnAllElements(true)
                        .build());
    }

    @Test
    void splitsAReferenceIntoCollectionAndPath() {
        GraphField field = field("""
                {"name": "id", "fidesops_meta": {"references": [
                    {"dataset": "crm", "field": "person.ids.shop", "direction": "from"},
                    {"dataset": "crm", "field": "person.id", "direction": "to"},
                    {"dataset": "crm", "field": "visit.id"}]}}
                """);
        assertThat(field.references())
                .extracting(r -> r.field() + " " + r.direction())
                .containsExactly(
                        "crm:person:ids.shop " + Direction.FROM,
                        "crm:person:id " + Direction.TO,
                        "crm:visit:id " + Direction.EITHER);
    }

    @Test
    void nestsSubFieldsInTheOrderOfTheDocument() {
        GraphCollection collection = collection("""
                {"name": "work", "fields": [{"name": "z"}, {"name": "a", "fields": [{"name": "deep"}]}]}
                """);
        assertThat(collection.fieldsByPath().keySet())
                .containsExactly(
                        FieldPath.of("work"),
                        FieldPath.of("work.z"),
                        FieldPath.of("work.a"),
                        FieldPath.of("work.a.deep"));
        assertThat(collection.field(FieldPath.of("work.a")).orElseThrow().dataType())
                .isEqualTo(DataType.OBJECT);
    }

    private static GraphField field(String json) {
        return collection(json).fields().getFirst();
    }

    private static GraphCollection collection(String field) {
        return graph("{\"fides_key\": \"d\", \"collections\": [{\"name\": \"c\", \"fields\": [" + field + "]}]}")
                .collections()
                .getFirst();
    }

    private static GraphDataset graph(String json) {
        Dataset dataset = new InputReader(MAPPER).read(MAPPER.readTree(json), Dataset.class, Location.of());
        return GraphView.of(dataset, new FidesKey("store"));
    }
}
