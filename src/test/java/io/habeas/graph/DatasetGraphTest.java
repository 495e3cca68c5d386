package io.habeas.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.habeas.Defect;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatasetGraphTest {

    @Test
    void directsEdgesAsTheyAreDeclared() {
        assertThat(edges("a: x(>b.y)\nb: y")).containsExactly("ds:a:x->ds:b:y");
        assertThat(edges("a: x(<b.y)\nb: y")).containsExactly("ds:b:y->ds:a:x");
        assertThat(edges("b: y(=a.x)\na: x")).containsExactly("ds:a:x<->ds:b:y");
    }

    @Test
    void takesTheSameDeclarationForOneEdge() {
        assertThat(edges("a: x(>b.y; >b.y)\nb: y(<a.x)")).containsExactly("ds:a:x->ds:b:y");
        assertThat(edges("a: x(=b.y)\nb: y(=a.x)")).containsExactly("ds:a:x<->ds:b:y");
    }

    @Test
    void keepsDirectedAndUndirectedEdgesApart() {
        assertThat(edges("a: x(=b.y; >b.y)\nb: y")).containsExactly("ds:a:x->ds:b:y", "ds:a:x<->ds:b:y");
    }

    @Test
    void makesTwoEdgesOfFromOnBothSides() {
        assertThat(edges("a: x(<b.y)\nb: y(<a.x)")).containsExactly("ds:a:x->ds:b:y", "ds:b:y->ds:a:x");
    }

    @Test
    void refusesAReferenceToTheCollectionItself() {
        refuses("a: x(>a.y), y", "collection self-reference not allowed ds:a:x<-->ds:a:y");
        refuses("a: x(<a.y), y", "collection self-reference not allowed ds:a:y<-->ds:a:x");
        refuses("a: z(=a.y), y", "collection self-reference not allowed ds:a:y<-->ds:a:z");
    }

    @Test
    void refusesAReferenceToAnUnknownCollection() {
        refuses("a: x(>b.y.z)", "Referred to object ds:b:y.z does not exist");
        refuses("a: x(<other:b.y)", "Referred to object other:b:y does not exist");
    }

    @Test
    void doesNotMindAnUnknownFieldOfAKnownCollection() {
        assertThat(edges("a: x(>b.zz)\nb: y")).containsExactly("ds:a:x->ds:b:zz");
    }

    @Test
    @Defect("C28")
    void refusesTwoCollectionsOfOneAddress() {
        refuses("a: x\na: y", "Collection ds:a is declared more than once");
    }

    @Test
    void knowsWhichFieldsAreSearchedByWhichIdentity() {
        DatasetGraph graph = graph("a: x(id email), n { p(id phone_number) }\nb: y(id email)");

        assertThat(graph.identities()).hasToString("{ds:a:n.p=phone_number, ds:a:x=email, ds:b:y=email}");
        assertThat(graph.identityNames()).containsExactly("email", "phone_number");
    }

    @Test
    void namesTheDatasetOfACollection() {
        assertThat(SampleDatasets.shop().datasetOf(SampleDatasets.mongo("flights")))
                .get()
                .extracting(GraphDataset::connectionKey)
                .isEqualTo("mongo_test_connection");
    }

    private static DatasetGraph graph(String lines) {
        return DatasetGraph.of(List.of(DatasetNotation.dataset("ds", lines)));
    }

    private static List<String> edges(String lines) {
        return graph(lines).edges().stream().map(Edge::toString).toList();
    }

    private static void refuses(String lines, String message) {
        assertThatExceptionOfType(GraphException.class)
                .isThrownBy(() -> graph(lines))
                .withMessage(message);
    }
}
