package io.habeas.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.habeas.Defect;
import io.habeas.graph.Position.Step;
import io.habeas.masking.Hash;
import io.habeas.masking.HashAlgorithm;
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

class RowMaskerTest {

    private static final String PAIR = "t: a(pk), b(pk), c[user.name](string)";
    private static final MaskingSecrets NO_SECRETS = new MaskingSecrets(List.of());
    private static final MaskingStrategy MASKED = new StringRewrite("MASKED", "");

    @Test
    void updatesTheTargetedFieldsOfTheRow() {
        RowUpdate update =
                update("t: id(pk), n[user.name](string), m[user.name](string), o", "{id:1,n:'N',m:null,o:'O'}");

        assertThat(update.key()).hasToString("{id=1}");
        assertThat(update.assignments()).hasToString("{n=MASKED, m=null}");
        assertThat(update.crossesArrays()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {a:0,b:10,c:'x'}       | {a=0, b=10}
            {a:'',b:10,c:'x'}      | {a=, b=10}
            {a:false,b:10,c:'x'}   | {a=false, b=10}
            {a:1,b:'0',c:'x'}      | {a=1, b=0}
            """)
    @Defect("A3")
    void takesEveryKeyButNull(String row, String key) {
        assertThat(update(PAIR, row).key()).hasToString(key);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {a:null,b:10,c:'x'}    | a
            {a:1,b:null,c:'x'}     | b
            {a:1,c:'x'}            | b
            {a:[1,2],b:1,c:'x'}    | a
            {a:{x:1},b:1,c:'x'}    | a
            """)
    @Defect({"A2", "B10"})
    void refusesARowWithAnIncompleteKey(String row, String field) {
        assertThat(mask(PAIR, MASKED, row))
                .isEqualTo(new RowMasking.Refused(new ErasureGap(
                        CollectionAddress.parse("ds:t").field(FieldPath.of(field)),
                        ErasureGap.Kind.INCOMPLETE_KEY,
                        "A row was not erased since its primary key field " + field + " has no single value")));
    }

    @Test
    void keepsTheKeyAsItWasRead() {
        assertThat(update("t: id(pk; string), n[user.name](string)", "{id:7,n:'x'}")
                        .key())
                .isEqualTo(Map.of(FieldPath.of("id"), 7));
    }

    @Test
    void hasNothingForARowWithoutTheFields() {
        assertThat(update("t: id(pk), w { n[user.name](string) }", "{id:1,w:null}")
                        .values())
                .isEmpty();
        assertThat(update("t: id(pk), n[user.name](string)", "{id:1}").values()).isEmpty();
    }

    @Test
    void masksElementsOneByOneAndTellsThemByValue() {
        assertThat(update("t: id(pk), l[user.name](string[])", "{id:1,l:['x',null]}")
                        .values())
                .containsExactly(
                        new MaskedValue(new Position(List.of(new Step.Level("l"), new Step.Element("x"))), "MASKED"),
                        new MaskedValue(new Position(List.of(new Step.Level("l"), new Step.Element(null))), null));
    }

    @Test
    void masksAnObjectWithoutSubFieldsWhole() {
        RowUpdate update =
                (RowUpdate) mask("t: id(pk), j[user.name](object)", new NullRewrite(), "{id:1,j:{first:'x'}}");

        assertThat(update.assignments()).hasToString("{j=null}");
    }

    @Test
    void fitsTextsToTheirLength() {
        assertThat(update("t: id(pk), n[user.name](string; len 4)", "{id:1,n:'x'}")
                        .assignments())
                .hasToString("{n=MASK}");
    }

    @Test
    void failsBeforeAnyRowWhenASecretIsMissing() {
        MaskingPlan plan = plan(PAIR, new Hash(HashAlgorithm.SHA_256, ""));

        assertThatIllegalStateException().isThrownBy(() -> plan.masker(NO_SECRETS, new Random(1)));
    }

    private static RowUpdate update(String collection, String row) {
        return (RowUpdate) mask(collection, MASKED, row);
    }

    private static RowMasking mask(String collection, MaskingStrategy strategy, String row) {
        return plan(collection, strategy).masker(NO_SECRETS, new Random(1)).mask(Rows.row(row));
    }

    private static MaskingPlan plan(String collection, MaskingStrategy strategy) {
        return MaskingPlan.of(
                DatasetNotation.collection("ds", collection),
                List.of(MaskingPlanTest.rule("r", strategy, "user.name")),
                Map.of());
    }
}
