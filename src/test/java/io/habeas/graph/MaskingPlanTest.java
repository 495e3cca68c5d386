package io.habeas.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.habeas.Defect;
import io.habeas.graph.ErasureGap.Kind;
import io.habeas.masking.Hash;
import io.habeas.masking.HashAlgorithm;
import io.habeas.masking.Masker;
import io.habeas.masking.MaskingStrategy;
import io.habeas.masking.NullRewrite;
import io.habeas.masking.StringRewrite;
import io.habeas.taxonomy.DataCategory;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MaskingPlanTest {

    private static final MaskingStrategy NULL = new NullRewrite();
    private static final MaskingStrategy HASH = new Hash(HashAlgorithm.SHA_256, "");
    private static final MaskingStrategy SUFFIXED = new StringRewrite("MASKED", "@masked.example");
    private static final String CUSTOMER = "customer: id[user.unique_id](pk), email[user.contact.email](string),"
            + " name[user.name](string; len 40), age[user.demographic](integer), house[user.contact.address]";

    @Test
    void masksWhatTheRuleTargets() {
        assertThat(plan(CUSTOMER, rule("r", HASH, "user.name", "user.contact.email"))
                        .fields())
                .containsExactly(
                        new MaskedField(FieldPath.of("name"), "r", HASH, 40),
                        new MaskedField(FieldPath.of("email"), "r", HASH, Masker.UNLIMITED));
    }

    @Test
    void locatesRowsByTheWholePrimaryKey() {
        assertThat(plan("t: a(pk), b(pk), c[user.name]", rule("r", NULL, "user"))
                        .keyPaths())
                .containsExactly(FieldPath.of("a"), FieldPath.of("b"));
    }

    @Test
    void leavesEachFieldToTheFirstRule() {
        assertThat(plan(
                                CUSTOMER,
                                rule("first", NULL, "user.name"),
                                rule("second", HASH, "user.name", "user.contact.email"))
                        .fields())
                .extracting(field -> field.path() + " " + field.ruleKey())
                .containsExactly("name first", "email second");
    }

    @Test
    void leavesAFieldToALaterRuleThatCanTreatIt() {
        MaskingPlan plan = plan(
                "t: id(pk), x[user.name, user.gender]",
                rule("first", HASH, "user.name"),
                rule("second", NULL, "user.gender"));

        assertThat(plan.fields()).extracting(MaskedField::ruleKey).containsExactly("second");
        assertThat(plan.gaps()).isEmpty();
    }

    @Test
    @Defect("C12")
    void neverMasksAKeyAndSaysSo() {
        MaskingPlan plan = plan(CUSTOMER, rule("r", NULL, "user.unique_id"));

        assertThat(plan.fields()).isEmpty();
        assertThat(plan.gaps())
                .containsExactly(new ErasureGap(
                        address("ds:customer", "id"),
                        Kind.KEY_FIELD,
                        "The field is part of the primary key, which is never masked"));
    }

    @Test
    void masksEveryTypeByNull() {
        assertThat(plan(CUSTOMER, rule("r", NULL, "user.demographic", "user.contact"))
                        .fields())
                .extracting(field -> field.path().toString())
                .containsExactly("age", "email", "house");
    }

    @Test
    @Defect("A10")
    void saysWhichTypesATextStrategyLeaves() {
        assertThat(plan(CUSTOMER, rule("r", HASH, "user.demographic", "user.contact.address"))
                        .gaps())
                .extracting(ErasureGap::kind, ErasureGap::reason)
                .containsExactly(
                        tuple(Kind.UNSUPPORTED_TYPE, unsupported("age", "integer")),
                        tuple(Kind.UNSUPPORTED_TYPE, unsupported("house", "None")));
    }

    @Test
    @Defect("A11")
    void masksNothingWithoutAPrimaryKeyAndSaysSo() {
        MaskingPlan plan = plan("visit: email[user.contact.email](string), last_visit", rule("r", HASH, "user"));

        assertThat(plan.fields()).isEmpty();
        assertThat(plan.gaps())
                .containsExactly(new ErasureGap(
                        address("ds:visit", "email"),
                        Kind.NO_PRIMARY_KEY,
                        "No values were erased since no primary key was defined for this collection"));
    }

    @Test
    void saysNothingOfCollectionsWithoutTargets() {
        MaskingPlan plan = plan("order_item: order_id[system.operations]", rule("r", HASH, "user"));

        assertThat(plan.fields()).isEmpty();
        assertThat(plan.gaps()).isEmpty();
    }

    @Test
    void takesTheShorterOfDeclaredAndRealLength() {
        GraphCollection collection = DatasetNotation.collection("ds", CUSTOMER);
        List<ErasureRule> rules = List.of(rule("r", HASH, "user.name", "user.contact.email"));

        assertThat(MaskingPlan.of(collection, rules, Map.of(FieldPath.of("name"), 100, FieldPath.of("email"), 20))
                        .fields())
                .extracting(MaskedField::limit)
                .containsExactly(40, 20);
    }

    @Test
    @Defect("B5")
    void refusesWhatDoesNotFitWithItsSuffix() {
        GraphCollection collection = DatasetNotation.collection("ds", CUSTOMER);

        MaskingPlan plan = MaskingPlan.of(
                collection, List.of(rule("r", SUFFIXED, "user.contact.email")), Map.of(FieldPath.of("email"), 15));

        assertThat(plan.fields()).isEmpty();
        assertThat(plan.refusals())
                .containsExactly(new ErasureGap(
                        address("ds:customer", "email"),
                        Kind.DOES_NOT_FIT,
                        "No value masked by string_rewrite fits into 15 characters"));
    }

    @Test
    void needsNoRoomForNull() {
        GraphCollection collection = DatasetNotation.collection("ds", CUSTOMER);

        assertThat(MaskingPlan.of(collection, List.of(rule("r", NULL, "user.name")), Map.of(FieldPath.of("name"), 0))
                        .refusals())
                .isEmpty();
    }

    private static String unsupported(String field, String type) {
        return "Unable to generate a query for field " + field + ": data_type is either not present on the field or not"
                + " supported for the hash masking strategy. Received data type: " + type;
    }

    private static FieldAddress address(String collection, String path) {
        return CollectionAddress.parse(collection).field(FieldPath.of(path));
    }

    private static MaskingPlan plan(String collection, ErasureRule... rules) {
        return MaskingPlan.of(DatasetNotation.collection("ds", collection), List.of(rules), Map.of());
    }

    static ErasureRule rule(String key, MaskingStrategy strategy, String... targets) {
        return new ErasureRule(key, Stream.of(targets).map(DataCategory::new).toList(), strategy);
    }
}
