package io.habeas.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.Api;
import io.habeas.Defect;
import io.habeas.TestServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {
    private static final String POLICY = "/api/v1/policy";
    private final Api api = TestServer.shared().asRoot();

    @Test
    @Defect("51")
    void createsAPolicyUnderTheKeyOfItsName() {
        api.patch(POLICY, """
                [{"name": "Policy Höok  B-two", "execution_timeframe": 45, "unknown": 1}]""").answersStrictly(200, """
                {"succeeded": [{"name": "Policy Höok  B-two", "key": "policy_hook_b_two", "drp_action": null,
                                "execution_timeframe": 45, "rules": [], "allow_identity_replacement": true}],
                 "failed": []}""");
    }

    @Test
    void showsItsMembersInTheOrderOfTheReference() {
        create("policy_members", "Members");

        assertThat(api.get(POLICY + "/policy_members").text()).isEqualTo("""
                {"name":"Members","key":"policy_members","drp_action":null,"execution_timeframe":null,"rules":[],"allow_identity_replacement":true}""");
    }

    @Test
    void listsTheNewestFirst() {
        create("policy_older", "Older");
        create("policy_newer", "Newer");

        var page = api.get(POLICY + "?size=100")
                .answers(200, "{\"page\": 1, \"size\": 100}")
                .json();
        List<String> keys = page.required("items")
                .valueStream()
                .map(policy -> policy.required("key").stringValue())
                .toList();
        assertThat(keys).containsSubsequence("policy_newer", "policy_older");
        assertThat(page.required("total").intValue()).isEqualTo(keys.size());
    }

    @Test
    void givesAnEmptyPageBeyondTheLast() {
        create("policy_paged", "Paged");

        var page = api.get(POLICY + "?page=99999&size=1")
                .answers(200, "{\"items\": []}")
                .json();
        assertThat(page.required("total").intValue()).isPositive();
    }

    @Test
    @Defect("64")
    void keepsWhatAnUpdateLeavesOutAndClearsWhatItSetsToNull() {
        api.patch(POLICY, """
                [{"name": "Kept", "key": "policy.kept", "execution_timeframe": 7}]""").answers(200);

        api.patch(POLICY, """
                [{"name": "Kept anew", "key": "policy.kept"}]""").answers(200, """
                {"succeeded": [{"name": "Kept anew", "key": "policy.kept", "execution_timeframe": 7}]}""");
        api.patch(POLICY, """
                [{"name": "Kept", "key": "policy.kept", "execution_timeframe": null}]""").answers(200, """
                {"succeeded": [{"name": "Kept", "execution_timeframe": null}]}""");
    }

    @Test
    void refusesAKeyThatIsTakenWhenOnlyTheNameWasGiven() {
        create("policy_same_words", "Something else");

        api.patch(POLICY, """
                [{"name": "Policy same words"}]""").answersStrictly(200, """
                {"succeeded": [],
                 "failed": [{"message": "Key policy_same_words already exists in Policy. Keys will be snake-cased names if not provided. If you are seeing this error without providing a key, please provide a key or a different name.",
                             "data": {"name": "Policy same words", "key": null, "drp_action": null,
                                      "execution_timeframe": null, "allow_identity_replacement": null}}]}""");
    }

    @Test
    void keepsVerifiedIdentitiesOnlyWhereItIsToldTo() {
        replacement("", "true");
        replacement(", \"allow_identity_replacement\": false", "false");
        replacement("", "false");
        replacement(", \"allow_identity_replacement\": null", "true");
        api.patch(POLICY, "[{\"name\": \"x\", \"allow_identity_replacement\": \"maybe\"}]")
                .answers(422);
    }

    private void replacement(String member, String shown) {
        api.patch(POLICY, """
                [{"name": "Replacing", "key": "policy_replacing"%s}]""".formatted(member)).answers(200, """
                {"failed": [], "succeeded": [{"allow_identity_replacement": %s}]}""".formatted(shown));
    }

    @Test
    void refusesANameThatIsTakenOnCreateAndOnUpdate() {
        create("policy_name_owner", "Policy name taken");
        create("policy_name_other", "Policy name free");
        String entry = """
                [{"name": "Policy name taken", "key": "%s"}]""";
        String failure = """
                {"succeeded": [], "failed": [{"message": "Name Policy name taken already exists in Policy."}]}""";

        api.patch(POLICY, entry.formatted("policy_name_third")).answers(200, failure);
        api.patch(POLICY, entry.formatted("policy_name_other")).answers(200, failure);
    }

    @Test
    void refusesANameThatGivesNoKey() {
        api.patch(POLICY, """
                [{"name": "!!!"}]""").answers(200, """
                {"failed": [{"message": "No key can be derived from the name !!!. Please provide a key or a different name."}]}""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sale:opt_out", "sale:opt_in", "access:categories", "access:specific"})
    void refusesDrpActionsThatAreNotSupported(String action) {
        api.patch(POLICY, """
                [{"name": "Policy drp unsupported", "drp_action": "%s"}]""".formatted(action)).answers(200, """
                {"failed": [{"message": "%s action is not supported at this time."}]}""".formatted(action));
    }

    @Test
    void refusesADrpActionThatAnotherPolicyAnswers() {
        api.patch(POLICY, """
                [{"name": "Policy drp taken", "drp_action": "access"}]""").answers(200, """
                {"failed": [{"message": "drp_action access is already used by Policy download.",
                             "data": {"name": "Policy drp taken", "drp_action": "access"}}]}""");
    }

    @Test
    void listsTheDrpActionsThatThereAre() {
        api.patch(POLICY, """
                [{"name": "x", "drp_action": "steal"}]""").answersStrictly(422, """
                {"detail": [{"loc": ["body", 0, "drp_action"],
                  "msg": "value is not a valid enumeration member; permitted: 'access', 'deletion', 'sale:opt_out', 'sale:opt_in', 'access:categories', 'access:specific'",
                  "type": "type_error.enum",
                  "ctx": {"enum_values": ["access", "deletion", "sale:opt_out", "sale:opt_in", "access:categories",
                                          "access:specific"]}}]}""");
    }

    @ParameterizedTest
    @CsvSource({"-1, greater than or equal to 0", "36501, less than or equal to 36500"})
    @Defect("78")
    void refusesATimeframeThatIsNegativeOrBeyondAHundredYears(int days, String bound) {
        api.patch(POLICY, """
                [{"name": "x", "execution_timeframe": %d}]""".formatted(days)).answers(422, """
                {"detail": [{"loc": ["body", 0, "execution_timeframe"], "msg": "ensure this value is %s"}]}""".formatted(bound));
    }

    @Test
    void handlesEachEntryOnItsOwn() {
        api.patch(POLICY, """
                [{"name": "Policy bulk one", "key": "policy_bulk"},
                 {"name": "!"},
                 {"name": "Policy bulk two", "key": "policy_bulk"}]""").answers(200, """
                {"succeeded": [{"name": "Policy bulk one"}, {"name": "Policy bulk two"}], "failed": [{"data": {"name": "!"}}]}""");
    }

    @Test
    void writesNothingWhenOneEntryDoesNotFitTheSchema() {
        api.patch(POLICY, """
                [{"name": "Policy half", "key": "policy_half"}, {"key": "policy_half"}]""").answers(422, """
                {"detail": [{"loc": ["body", 1, "name"], "msg": "field required"}]}""");

        api.get(POLICY + "/policy_half").answers(404);
    }

    @Test
    void refusesANameThatNoIndexCouldHold() {
        api.patch(POLICY, "[{\"name\": \"" + "\uD83D\uDD75".repeat(256) + "\", \"key\": \"policy_long\"}]")
                .answers(422, """
                {"detail": [{"loc": ["body", 0, "name"], "msg": "ensure this value has at most 255 characters"}]}""");
    }

    @Test
    void refusesANumberThatIsNotFinite() {
        api.patch(POLICY, """
                [{"name": 1e999, "execution_timeframe": 1e999}]""").answers(422, """
                {"detail": [{"loc": ["body", 0, "name"], "msg": "ensure this value is a finite number"},
                            {"loc": ["body", 0, "execution_timeframe"], "msg": "ensure this value is a finite number"}]}""");
    }

    @Test
    void doesNotKnowOtherPolicies() {
        api.get(POLICY + "/policy_unknown").answersStrictly(404, """
                {"detail": "No Policy found for key policy_unknown."}""");
        api.get(POLICY + "/pol%20icy").answers(422, """
                {"detail": [{"loc": ["path", "policy_key"],
                             "msg": "FidesKey must only contain alphanumeric characters, '.', '_' or '-'."}]}""");
        api.delete(POLICY + "/download").answersStrictly(405, "{\"detail\": \"Method Not Allowed\"}");
    }

    @Test
    void isReachedByTheShorterPathsOfTheGuides() {
        create("policy_short", "Short");

        api.get("/policy/policy_short").answers(200, "{\"key\": \"policy_short\"}");
        api.get("/v1/policy/policy_short/").answers(200, "{\"key\": \"policy_short\"}");
    }

    @Test
    void asksForTheScope() {
        Api reader = api.withScopes("policy:read");

        reader.get(POLICY).answers(200);
        reader.patch(POLICY, "[]").answers(403);
        api.anonymous().get(POLICY).answers(401);
    }

    private void create(String key, String name) {
        api.patch(POLICY, """
                [{"key": "%s", "name": "%s"}]""".formatted(key, name)).answers(200, """
                {"succeeded": [{"key": "%s"}]}""".formatted(key));
    }
}
