package io.habeas.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.Api;
import io.habeas.Defect;
import io.habeas.TestServer;
import io.habeas.taxonomy.Taxonomy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class TargetTest {
    private static final String STRATEGY = """
            "action_type": "erasure", "masking_strategy": {"strategy": "null_rewrite", "configuration": {}}""";
    private final Api api = TestServer.shared().asRoot();
    private String policy = "";

    @BeforeEach
    void makeAPolicyWithTwoErasureRules(TestInfo test) {
        policy = "target_" + test.getTestMethod().orElseThrow().getName();
        api.patch("/api/v1/policy", "[{\"name\": \"%1$s\", \"key\": \"%1$s\"}]".formatted(policy))
                .answers(200, "{\"failed\": []}");
        api.patch("/api/v1/policy/" + policy + "/rule", """
                [{"name": "%1$s_a", "key": "%1$s_a", %2$s}, {"name": "%1$s_b", "key": "%1$s_b", %2$s}]""".formatted(policy, STRATEGY))
                .answers(200, "{\"failed\": []}");
    }

    @Test
    @Defect("51")
    void createsATargetUnderItsKey() {
        api.patch(targets("a"), """
                [{"data_category": "user.contact.email", "name": "Target named", "key": "target.named"}]""").answersStrictly(200, """
                {"succeeded": [{"name": "Target named", "key": "target.named", "data_category": "user.contact.email"}],
                 "failed": []}""");
    }

    @Test
    @Defect("79")
    void namesATargetAfterItsRuleAndCategory() {
        var target = api.patch(targets("a"), """
                [{"data_category": "user.contact"}]""")
                .answers(200)
                .json()
                .required("succeeded")
                .required(0);

        assertThat(target.required("name").stringValue()).matches("rul_[0-9a-f-]{36}-user\\.contact");
        assertThat(target.required("key").stringValue()).matches("rul_[0-9a-f_]{36}_usercontact");
        assertThat(target.propertyNames()).containsExactly("name", "key", "data_category");
    }

    @Test
    void refusesTheSameCategoryTwiceByItsKey() {
        api.patch(targets("a"), """
                [{"data_category": "user.contact"}, {"data_category": "user.contact"}]""").answers(200);

        String message = firstFailure(api.patch(targets("a"), "[{\"data_category\": \"user.contact\"}]")
                .text());
        assertThat(message).matches("Key rul_\\w+_usercontact already exists in RuleTarget\\. Keys will be .*");
    }

    @Test
    void refusesTheSameCategoryTwiceUnderAnotherName() {
        add("a", "user.contact");

        assertThat(refusal("a", "{\"data_category\": \"user.contact\", \"name\": \"target other name\"}"))
                .matches("DataCategory user\\.contact is already specified on Rule with ID rul_[0-9a-f-]{36}");
    }

    @Test
    @Defect("C17")
    void refusesTheSameCategoryInAnotherErasureRule() {
        add("a", "user.contact");

        assertThat(refusal("b", "{\"data_category\": \"user.contact\"}"))
                .isEqualTo("Policy rules are invalid, action conflict in erasure rules detected for category"
                        + " user.contact, which Rule " + policy + "_a targets already");
    }

    @Test
    void refusesAnAncestorAndADescendantInAnotherErasureRule() {
        add("a", "user.contact");
        String conflict = "Policy rules are invalid, action conflict in erasure rules detected for categories ";

        assertThat(refusal("b", "{\"data_category\": \"user\"}")).isEqualTo(conflict + "user.contact and user");
        assertThat(refusal("b", "{\"data_category\": \"user.contact.email\"}"))
                .isEqualTo(conflict + "user.contact.email and user.contact");
    }

    @Test
    void refusesAConflictThatAnUpdateWouldMake() {
        add("a", "user.contact");
        String key = policy + "_moving";
        api.patch(targets("b"), "[{\"data_category\": \"user.name\", \"key\": \"%s\"}]".formatted(key))
                .answers(200, "{\"failed\": []}");

        assertThat(refusal("b", "{\"data_category\": \"user\", \"key\": \"%s\"}".formatted(key)))
                .endsWith("categories user.contact and user");
    }

    @Test
    void keepsTheNameThatAnUpdateLeavesOut() {
        String key = policy + "_kept";
        String entry = "[{\"data_category\": \"%s\", \"key\": \"%s\"%s}]";
        api.patch(targets("a"), entry.formatted("user.name", key, ", \"name\": \"Target kept\""))
                .answers(200);

        api.patch(targets("a"), entry.formatted("user.name", key, "")).answers(200, """
                {"succeeded": [{"name": "Target kept"}]}""");
        api.patch(targets("a"), entry.formatted("user.genetic", key, "")).answers(200, """
                {"succeeded": [{"name": "Target kept", "key": "%s", "data_category": "user.genetic"}]}""".formatted(key));
    }

    @Test
    void refusesATargetOfAnotherRuleAndANameThatIsTaken() {
        String key = policy + "_foreign";
        api.patch(
                        targets("a"),
                        "[{\"data_category\": \"user.name\", \"key\": \"%1$s\", \"name\": \"%1$s\"}]".formatted(key))
                .answers(200);

        assertThat(refusal("b", "{\"data_category\": \"user.genetic\", \"key\": \"%s\"}".formatted(key)))
                .isEqualTo("RuleTarget with identifier " + key + " belongs to another rule.");
        assertThat(refusal(
                        "b",
                        "{\"data_category\": \"user.genetic\", \"key\": \"x%1$s\", \"name\": \"%1$s\"}".formatted(key)))
                .isEqualTo("Name " + key + " already exists in RuleTarget.");
    }

    @Test
    void listsTheTaxonomyForAnUnknownCategory() {
        var problem = api.patch(targets("a"), "[{\"data_category\": \"user.provided.identifiable\"}]")
                .answers(422, """
                {"detail": [{"loc": ["body", 0, "data_category"], "type": "type_error.enum"}]}""")
                .json()
                .at("/detail/0");

        assertThat(problem.required("msg").stringValue())
                .startsWith(
                        "value is not a valid enumeration member; permitted: 'user.payment', 'user.payment.financial_account_number', ");
        assertThat(problem.at("/ctx/enum_values")).hasSize(Taxonomy.categories().size());
    }

    @Test
    @Defect("60")
    void deletesATargetOfThisRuleAlone() {
        String key = policy + "_gone";
        api.patch(targets("a"), "[{\"data_category\": \"user.name\", \"key\": \"%s\"}]".formatted(key))
                .answers(200);

        api.delete(targets("b") + "/" + key).answersStrictly(404, """
                {"detail": "No RuleTarget found for key %1$s_gone at Rule %1$s_b on Policy %1$s."}""".formatted(policy));
        api.delete(targets("a") + "/" + key).answersNothing(204);
        api.delete(targets("a") + "/" + key).answers(404);
    }

    @Test
    @Defect("60")
    void doesNotKnowRulesOfOtherPolicies() {
        api.patch("/api/v1/policy/download/rule/" + policy + "_a/target", "[]")
                .answersStrictly(404, """
                {"detail": "No Rule found for key %s_a on Policy download."}""".formatted(policy));
        api.delete("/api/v1/policy/download/rule/" + policy + "_a/target/x").answers(404);
    }

    private String targets(String rule) {
        return "/api/v1/policy/" + policy + "/rule/" + policy + "_" + rule + "/target";
    }

    private void add(String rule, String category) {
        api.patch(targets(rule), "[{\"data_category\": \"%s\"}]".formatted(category))
                .answers(200, """
                {"succeeded": [{"data_category": "%s"}]}""".formatted(category));
    }

    private String refusal(String rule, String entry) {
        return firstFailure(api.patch(targets(rule), "[" + entry + "]")
                .answers(200, "{\"succeeded\": []}")
                .text());
    }

    private static String firstFailure(String body) {
        return tools.jackson.databind.json.JsonMapper.shared()
                .readTree(body)
                .at("/failed/0/message")
                .stringValue();
    }
}
