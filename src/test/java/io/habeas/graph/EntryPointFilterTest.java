package io.habeas.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.Defect;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryPointFilterTest {

    private static final String COLLECTION =
            "t: A, B, C { D, E }, F, G(string[]), H(all), J { K, J }, L(all) { M, N }, P(integer[])";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {A:[1,2,3],B:2,C:[{D:3,E:4},{D:5,E:6},{D:5,E:7}]} | {A:[2],'C.D':[5]}     | {A:[2],B:2,C:[{D:5,E:6},{D:5,E:7}]}
            {J:[{K:1,J:2},{K:3,J:4},{K:1,J:6},{K:2,J:4}]}     | {'J.K':[2],'J.J':[4]} | {J:[{K:3,J:4},{K:2,J:4}]}
            {C:[{D:[1,2],E:1},{D:[2,3],E:2}]}                 | {'C.D':[2]}           | {C:[{D:[2],E:1},{D:[2],E:2}]}
            {F:['a',['b','a',[['c','a']]]]}                   | {F:['a']}             | {F:['a',['a',[['a']]]]}
            {H:[1,2,3]}                                       | {H:[9]}               | {H:[1,2,3]}
            {L:[{M:1,N:1},{N:2}]}                             | {'L.M':[1]}           | {L:[{M:1,N:1},{N:2}]}
            {G:['10001','10002']}                             | {G:['10002']}         | {G:['10002']}
            {G:[10001,10002]}                                 | {G:['10002']}         | {G:[10002]}
            {A:[1.0,2]}                                       | {A:[1]}               | {A:[1.0]}
            {A:[null,1]}                                      | {A:[1]}               | {A:[1]}
            {P:[1.9,1]}                                       | {P:[1]}               | {P:[1]}
            {A:5,B:6}                                         | {A:[9]}               | {A:5,B:6}
            """)
    void keepsWhatWasSearchedFor(String row, String values, String expected) {
        assertThat(filter(values).filter(Rows.row(row))).isEqualTo(Rows.row(expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {A:[1,2,3],B:5}                                   | {A:[9],B:[5]}         | {A:[],B:5}
            {A:[1,2,3],B:5}                                   | {A:[],B:[5]}          | {A:[],B:5}
            {C:[{D:[1,2],E:1},{D:[2,3],E:2}]}                 | {'C.D':[1],'C.E':[2]} | {C:[{D:[1],E:1},{D:[],E:2}]}
            {C:[{D:1},{D:2}],B:5}                             | {'C.D':[9],B:[5]}     | {C:[],B:5}
            {F:['a',['b']]}                                   | {F:['a']}             | {F:['a']}
            """)
    @Defect("A5")
    void emptiesArraysWithoutAnyOfIt(String row, String values, String expected) {
        assertThat(filter(values).filter(Rows.row(row))).isEqualTo(Rows.row(expected));
    }

    @Test
    void leavesTheGivenRowAsItIs() {
        Map<String, @Nullable Object> row = Rows.row("{A:[1,2,3],C:[{D:3}]}");

        filter("{A:[2],'C.D':[5]}").filter(row);

        assertThat(row).isEqualTo(Rows.row("{A:[1,2,3],C:[{D:3}]}"));
    }

    @Test
    void knowsAnIdByItsTextWhereTextIsDeclared() {
        UUID id = new UUID(0, 7);
        Map<String, @Nullable Object> row = Map.of("G", List.of(new UUID(0, 6), id));

        assertThat(filter("{G: ['" + id + "']}").filter(row)).isEqualTo(Map.of("G", List.of(id)));
    }

    @Test
    void keepsOnlyTheOwnPartOfAConversation() {
        TraversalNode node =
                TraversalTest.node(Traversal.plan(SampleDatasets.shop(), Set.of("email")), "mongo_test:conversations");
        EntryPointFilter filter =
                new EntryPointFilter(node, Map.of(FieldPath.of("thread.comment"), List.of("com_0003", "com_0005")));

        assertThat(filter.filter(Rows.row("""
                        {_id: 2, thread: [
                          {comment: 'com_0003', chat_name: 'John C'}, {comment: 'com_0004', chat_name: 'Jane C'},
                          {comment: 'com_0005', chat_name: 'John C'}, {comment: 'com_0006', chat_name: 'Jane C'}]}"""))).isEqualTo(Rows.row("""
                        {_id: 2, thread: [
                          {comment: 'com_0003', chat_name: 'John C'}, {comment: 'com_0005', chat_name: 'John C'}]}"""));
    }

    /** A filter of a collection that is searched by the fields named in {@code values}. */
    private static EntryPointFilter filter(String values) {
        Map<FieldPath, List<?>> byPath = new HashMap<>();
        Rows.row(values).forEach((path, list) -> byPath.put(FieldPath.of(path), (List<?>) list));
        List<IncomingEdge> incoming = byPath.keySet().stream()
                .map(path -> new IncomingEdge(CollectionAddress.ROOT.field(FieldPath.of("email")), path))
                .toList();
        return new EntryPointFilter(
                new TraversalNode(DatasetNotation.collection("ds", COLLECTION), incoming, Set.of()), byPath);
    }
}
