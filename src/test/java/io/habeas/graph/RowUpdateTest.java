package io.habeas.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.Defect;
import io.habeas.masking.MaskingSecrets;
import io.habeas.masking.MaskingStrategy;
import io.habeas.masking.NullRewrite;
import io.habeas.masking.StringRewrite;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was read is masked in what is there now. */
class RowUpdateTest {

    private static final String COLLECTION = "t: id(pk), a[user.name](string), l[user.name](string[]),"
            + " c(object[]) { n[user.name](string), p[user.name](string), q(string) }, w { n[user.name](string) }";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {id:1,a:'x'}                         | {id:1,a:'y',l:[]}                    | {a:'M'}
            {id:1,a:'x'}                         | {id:1}                               | {}
            {id:1,l:['x','z']}                   | {id:1,l:['a','z','b','x']}           | {l:['a','M','b','M']}
            {id:1,l:['x']}                       | {id:1,l:['x','x']}                   | {l:['M','M']}
            {id:1,l:['x']}                       | {id:1,l:null}                        | {l:null}
            {id:1,l:[['x'],'y']}                 | {id:1,l:['y',['w','x']]}             | {l:['M',['w','M']]}
            {id:1,w:{n:'x'}}                     | {id:1,w:{n:'y',o:1}}                 | {w:{n:'M',o:1}}
            {id:1,c:[{n:'x',p:'y',q:'1'}]}       | {id:1,c:[{n:'x',p:'z',q:'1'},{n:'x',p:'y',q:'1',more:2}]} | {c:[{n:'x',p:'z',q:'1'},{n:'M',p:'M',q:'1',more:2}]}
            {id:1,c:[{n:['x'],q:'1'}]}           | {id:1,c:[{n:['v','x'],q:'1'}]}       | {c:[{n:['v','M'],q:'1'}]}
            """)
    @Defect("A6")
    void changesOnlyTheElementsThatWereRead(String read, String current, String expected) {
        assertThat(update(new StringRewrite("M", ""), read).appliedTo(Rows.row(current)))
                .isEqualTo(Rows.row(expected));
    }

    @Test
    void leavesTheOthersInAConversationAlone() {
        MaskingPlan plan = MaskingPlan.of(
                SampleDatasets.shop()
                        .collection(SampleDatasets.mongo("conversations"))
                        .orElseThrow(),
                List.of(MaskingPlanTest.rule("r", new NullRewrite(), "user.name")),
                Map.of());
        RowUpdate update = (RowUpdate) masker(plan).mask(Rows.row("""
                {_id: 2, thread: [{comment: 'com_0003', chat_name: 'John C'}, {comment: 'com_0005', chat_name: 'John C'}]}"""));

        assertThat(update.appliedTo(Rows.row("""
                        {_id: 2, thread: [{comment: 'com_0009', chat_name: 'New C'}, {comment: 'com_0003', chat_name: 'John C'},
                          {comment: 'com_0004', chat_name: 'Jane C'}, {comment: 'com_0005', chat_name: 'John C'}]}"""))).isEqualTo(Rows.row("""
                        {thread: [{comment: 'com_0009', chat_name: 'New C'}, {comment: 'com_0003', chat_name: null},
                          {comment: 'com_0004', chat_name: 'Jane C'}, {comment: 'com_0005', chat_name: null}]}"""));
    }

    @Test
    void assignsOnlyWhatLiesOutsideArrays() {
        RowUpdate update = update(new StringRewrite("M", ""), "{id:1,a:'x',l:['x'],w:{n:'x'}}");

        assertThat(update.assignments()).hasToString("{a=M, w.n=M}");
        assertThat(update.crossesArrays()).isTrue();
    }

    private static RowUpdate update(MaskingStrategy strategy, String row) {
        MaskingPlan plan = MaskingPlan.of(
                DatasetNotation.collection("ds", COLLECTION),
                List.of(MaskingPlanTest.rule("r", strategy, "user.name")),
                Map.of());
        return (RowUpdate) masker(plan).mask(Rows.row(row));
    }

    private static RowMasker masker(MaskingPlan plan) {
        return plan.masker(new MaskingSecrets(List.of()), new Random(1));
    }
}
