package io.habeas.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GraphCollectionTest {

    @Test
    void flattensItsFieldsInDocumentOrderParentsFirst() {
        GraphCollection collection =
                DatasetNotation.collection("ds", "t: id(pk), w(object) { b, a { x } }, c(string[])");

        assertThat(collection.fieldsByPath().keySet())
                .map(FieldPath::toString)
                .containsExactly("id", "w", "w.b", "w.a", "w.a.x", "c");
    }

    @Test
    void findsFieldsAtAnyDepth() {
        GraphCollection collection = DatasetNotation.collection("ds", "t: w { b, a(string) }");

        assertThat(collection.field(FieldPath.of("w.a")))
                .get()
                .extracting(GraphField::dataType)
                .isEqualTo(DataType.STRING);
        assertThat(collection.field(FieldPath.of("w")))
                .get()
                .extracting(GraphField::dataType)
                .isEqualTo(DataType.OBJECT);
        assertThat(collection.field(FieldPath.of("w.c"))).isEmpty();
        assertThat(collection.field(FieldPath.of("w.a.c"))).isEmpty();
    }

    @Test
    void listsTheWholePrimaryKey() {
        assertThat(DatasetNotation.collection("ds", "t: a(pk), b, c(pk)").primaryKeyPaths())
                .containsExactly(FieldPath.of("a"), FieldPath.of("c"));
    }

    @Test
    void losesOnObjectsWhatBelongsToLeaves() {
        GraphField field = GraphField.named("w")
                .identity("email")
                .primaryKey(true)
                .length(3)
                .readOnly(true)
                .reference(new CollectionAddress("ds", "u").field(FieldPath.of("x")), FieldReference.Direction.TO)
                .fields(List.of(GraphField.named("a").build()))
                .build();

        assertThat(field)
                .isEqualTo(GraphField.named("w")
                        .type(DataType.OBJECT)
                        .fields(List.of(GraphField.named("a").build()))
                        .build());
    }

    @Test
    void handsReturnAllElementsDown() {
        GraphCollection collection = DatasetNotation.collection("ds", "t: w(object[]; all) { a { b } }, c");

        assertThat(collection.field(FieldPath.of("w.a.b")).orElseThrow().returnAllElements())
                .isTrue();
        assertThat(collection.field(FieldPath.of("c")).orElseThrow().returnAllElements())
                .isFalse();
    }
}
