package io.habeas.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InputValuesTest {

    private static final Traversal SHOP = Traversal.plan(SampleDatasets.shop(), Set.of("email"));

    @Test
    void searchByTheIdentity() {
        assertThat(inputs("postgres_example_test_dataset:customer", Map.of()))
                .hasToString("{email=[customer-1@example.com]}");
    }

    @Test
    void castToTheTypeOfTheSearchedField() {
        assertThat(inputs("mongo_test:aircraft", Map.of("mongo_test:flights", Rows.rows("{plane: 10002}"))))
                .isEqualTo(Map.of(FieldPath.of("planes"), List.of("10002")));
    }

    @Test
    void haveEachValueOnceWhateverItsClass() {
        TraversalNode orders = node("a: x(id email), y\nb: z(<a.y)", "ds:b");
        var rows = List.of(
                Map.<String, Object>of("y", 1), Map.<String, Object>of("y", 1L), Map.<String, Object>of("y", 1.0));

        assertThat(InputValues.consolidate(orders, Map.of(CollectionAddress.parse("ds:a"), rows)))
                .hasToString("{z=[1]}");
    }

    @Test
    void combineAllThatFeedTheCollection() {
        assertThat(inputs(
                        "mongo_test:employee",
                        Map.of("mongo_test:flights", Rows.rows("{pilots: ['1', '2']}", "{pilots: ['2', '3']}"))))
                .hasToString("{email=[customer-1@example.com], id=[1, 2, 3]}");
    }

    @Test
    void followNestedPathsOnBothSides() {
        assertThat(inputs(
                        "mongo_test:conversations",
                        Map.of(
                                "mongo_test:customer_details",
                                Rows.rows("{comments: [{comment_id: 'com_0001'}, {comment_id: 'com_0003'}]}"))))
                .hasToString("{thread.comment=[com_0001, com_0003]}");
    }

    @Test
    void leaveOutNullsEmptyTextsAndWhatDoesNotFit() {
        TraversalNode node = node("a: e(id email), x\nb: i(integer; <a.x), s(<a.x)", "ds:b");

        assertThat(InputValues.consolidate(
                        node,
                        Map.of(
                                CollectionAddress.parse("ds:a"),
                                Rows.rows("{x: null}", "{x: ''}", "{x: 'q'}", "{x: 0}"))))
                .hasToString("{i=[0], s=[q, 0]}");
    }

    @Test
    void areNothingWithoutRows() {
        assertThat(inputs("mongo_test:rewards", Map.of())).isEmpty();
    }

    @Test
    void doNotFeedAFieldThatIsNotThere() {
        TraversalNode node = node("a: e(id email), x(>b.zz)\nb: y(<a.x)", "ds:b");

        assertThat(InputValues.consolidate(node, Map.of(CollectionAddress.parse("ds:a"), Rows.rows("{x: 1}"))))
                .hasToString("{y=[1]}");
    }

    @Test
    void ignoreRowsOfCollectionsThatDoNotFeed() {
        InputValues inputs = new InputValues(TraversalTest.node(SHOP, "mongo_test:flights"));

        inputs.add(SampleDatasets.mongo("aircraft"), Rows.row("{travel_identifiers: ['A111']}"));

        assertThat(inputs.values()).isEmpty();
    }

    private static Map<FieldPath, List<Object>> inputs(String address, Map<String, List<Map<String, Object>>> rows) {
        Map<CollectionAddress, List<Map<String, Object>>> upstream = new java.util.HashMap<>();
        upstream.put(CollectionAddress.ROOT, Rows.rows("{email: 'customer-1@example.com'}"));
        rows.forEach((name, each) -> upstream.put(CollectionAddress.parse(name), each));
        return InputValues.consolidate(TraversalTest.node(SHOP, address), upstream);
    }

    private static TraversalNode node(String lines, String address) {
        DatasetGraph graph = DatasetGraph.of(List.of(DatasetNotation.dataset("ds", lines)));
        return TraversalTest.node(Traversal.plan(graph, Set.of("email")), address);
    }
}
