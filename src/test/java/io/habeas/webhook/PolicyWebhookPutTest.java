package io.habeas.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.Defect;
import io.habeas.TestServer;
import io.habeas.platform.FidesKey;
import io.habeas.policy.Policies;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyWebhookPutTest {

    @Test
    void answersTheListWithItsConnectionsAndPositions() {
        var lists = WebhookLists.policy("put_list");

        lists.put("a", "b").answers(200, """
                [{"direction": "one_way", "key": "put_list_a", "name": "put_list_a", "order": 0, "timeout_seconds": 30,
                  "retry": 4, "on_failure": "continue",
                  "connection_config": {"name": "put_list_https", "key": "put_list_https", "connection_type": "https",
                    "access": "read", "description": null, "disabled": false, "last_test_timestamp": null,
                    "last_test_succeeded": null, "saas_config": null}},
                 {"key": "put_list_b", "order": 1}]""");
        assertThat(lists.order()).containsExactly("a0", "b1");
    }

    @Test
    void showsTheMembersOfTheReferenceInItsOrderAndThenOurs() {
        var lists = WebhookLists.policy("put_members");

        assertThat(lists.put("a").json().required(0).propertyNames())
                .containsExactly(
                        "direction",
                        "key",
                        "name",
                        "connection_config",
                        "order",
                        "timeout_seconds",
                        "retry",
                        "on_failure");
    }

    @Test
    void derivesTheKeyFromTheNameAndIgnoresUnknownMembers() {
        var lists = WebhookLists.policy("put_derived");

        lists.api().put(lists.pre(), """
                [{"name": "Put Derived – first!", "connection_config_key": "put_derived_https", "direction": "two_way",
                  "order": 17}]""").answers(200, """
                [{"key": "put_derived_first", "name": "Put Derived – first!", "order": 0, "on_failure": "fail"}]""");
    }

    @Test
    void replacesTheListAndKeepsTheIdentityOfWhatStays() {
        var lists = WebhookLists.policy("put_replaced");
        lists.put("a", "b", "c").answers(200);
        String id = chain(lists, "put_replaced").getFirst().id();

        lists.put("d", "c", "a").answers(200);
        assertThat(lists.order()).containsExactly("d0", "c1", "a2");
        assertThat(chain(lists, "put_replaced").getLast().id()).isEqualTo(id);
        lists.put().answersStrictly(200, "[]");
        assertThat(lists.order()).isEmpty();
    }

    @Test
    void keepsPreAndPostApart() {
        var lists = WebhookLists.policy("put_apart");
        lists.put("a").answers(200);

        lists.api().put(lists.path("post"), lists.entries("a", "b")).answers(200);
        lists.put("b").answers(200);
        lists.api().get(lists.path("post")).answers(200, """
                {"items": [{"key": "put_apart_a", "order": 0}, {"key": "put_apart_b", "order": 1}], "total": 2}""");
        assertThat(lists.order()).containsExactly("b0");
    }

    @Test
    void exchangesNames() {
        var lists = WebhookLists.policy("put_names");
        lists.put("a", "b").answers(200);
        String entry = """
                {"key": "put_names_%s", "name": "put_names_%s", "connection_config_key": "put_names_https", "direction": "one_way"}""";

        lists.api()
                .put(lists.pre(), "[" + entry.formatted("a", "b") + "," + entry.formatted("b", "a") + "]")
                .answers(200, """
                [{"key": "put_names_a", "name": "put_names_b"}, {"key": "put_names_b", "name": "put_names_a"}]""");
    }

    @Test
    void refusesAListThatIsSentAgainByNamesOnly() {
        var lists = WebhookLists.policy("put_again");
        lists.put("a").answers(200);

        lists.api()
                .put(lists.pre(), lists.entries("a").replace("\"key\": \"put_again_a\",", ""))
                .answersStrictly(400, """
                {"detail": "Key put_again_a already exists in PolicyPreWebhook. Keys will be snake-cased names if not provided. If you are seeing this error without providing a key, please provide a key or a different name."}""");
    }

    @Test
    @Defect("3")
    void changesNothingWhenALaterEntryIsRefused() {
        var lists = WebhookLists.policy("put_atomic");
        lists.put("a", "b").answers(200);

        String renamed = lists.entry("b", ", \"retry\": 0");
        String unknown = lists.entry("c", "").replace("put_atomic_https", "put_atomic_nowhere");
        lists.api().put(lists.pre(), "[" + renamed + "," + unknown + "]").answersStrictly(404, """
                {"detail": "No connection configuration found with key 'put_atomic_nowhere'."}""");
        assertThat(lists.order()).containsExactly("a0", "b1");
        lists.api().get(lists.pre("b")).answers(200, "{\"retry\": 4}");
    }

    @Test
    @Defect({"5", "49"})
    void refusesAWebhookOfAnotherPolicy() {
        var owner = WebhookLists.policy("put_owner");
        var thief = WebhookLists.policy("put_thief");
        owner.put("a", "b").answers(200);

        thief.api().put(thief.pre(), owner.entries("a")).answersStrictly(409, """
                {"detail": "PolicyPreWebhook with identifier put_owner_a belongs to another policy."}""");
        assertThat(owner.order()).containsExactly("a0", "b1");
    }

    @Test
    @Defect("7")
    void refusesANameThatIsTaken() {
        var owner = WebhookLists.policy("put_name_owner");
        var other = WebhookLists.policy("put_name_other");
        owner.put("a").answers(200);
        other.put("a").answers(200);
        String failure = "{\"detail\": \"Name put_name_owner_a already exists in PolicyPreWebhook.\"}";

        String entry = """
                [{"key": "put_name_other_%s", "name": "put_name_owner_a", "connection_config_key": "put_name_other_https",
                  "direction": "one_way"}]""";
        other.api().put(other.pre(), entry.formatted("new")).answersStrictly(400, failure);
        other.api().put(other.pre(), entry.formatted("a")).answersStrictly(400, failure);
    }

    @ParameterizedTest
    @CsvSource({"a, a", "b, A"})
    void refusesEntriesThatResolveToTheSame(String key, String name) {
        var lists = WebhookLists.policy("put_same_" + key);
        String entry = """
                {"name": "%s", "connection_config_key": "put_same_%s_https", "direction": "one_way"}""";
        String both = "[" + entry.formatted("a", key) + "," + entry.formatted(name, key) + "]";

        lists.api().put(lists.pre(), both).answersStrictly(400, """
                {"detail": "Check request body: there are multiple webhooks whose keys or names resolve to the same value."}""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", \"name\": null", ", \"name\": \" \""})
    @Defect("7")
    void refusesAnEntryWithoutAName(String name) {
        String policy = "put_unnamed_" + name.length();
        var lists = WebhookLists.policy(policy);
        String unnamed = """
                {"key": "k", "connection_config_key": "%s_https", "direction": "one_way"%s}""".formatted(policy, name);

        lists.api()
                .put(lists.pre(), "[" + lists.entry("a", "") + "," + unnamed + "]")
                .answersStrictly(400, """
                {"detail": "Check request body: webhook 1 has no name. Each webhook needs one."}""");
    }

    @Test
    @Defect("7")
    void refusesANameThatGivesNoKey() {
        var lists = WebhookLists.policy("put_punctuation");

        lists.api().put(lists.pre(), """
                [{"name": "!!!", "connection_config_key": "put_punctuation_https", "direction": "one_way"}]""").answersStrictly(400, """
                {"detail": "No key can be derived from the name !!!. Please provide a key or a different name."}""");
    }

    @Test
    @Defect({"7", "80"})
    void updatesADottedKey() {
        var lists = WebhookLists.policy("put_dotted");
        String entry = "[" + lists.entry("x.y", "") + "]";
        lists.api().put(lists.pre(), entry).answers(200);

        lists.api()
                .put(lists.pre(), entry.replace("one_way", "two_way"))
                .answers(200, "[{\"direction\": \"two_way\"}]");
        lists.api().patch(lists.pre("x.y"), "{\"direction\": \"one_way\"}").answers(200);
    }

    @Test
    @Defect("8")
    void takesConnectionsOfTypeHttpsOnly() {
        var lists = WebhookLists.policy("put_typed");
        WebhookLists.connection("put_typed_pg", "postgres");

        lists.api()
                .put(lists.pre(), lists.entries("a").replace("put_typed_https", "put_typed_pg"))
                .answersStrictly(400, """
                {"detail": "Connection 'put_typed_pg' is of type postgres. Policy webhooks need a connection of type https."}""");
    }

    @Test
    void keepsWhatWasChosenBeyondTheReferenceUntilTheNextPut() {
        var lists = WebhookLists.policy("put_terms");
        String chosen = lists.entry("a", ", \"timeout_seconds\": 2.5, \"retry\": 0, \"on_failure\": \"fail\"");

        lists.api().put(lists.pre(), "[" + chosen + "]").answers(200, """
                [{"timeout_seconds": 2.5, "retry": 0, "on_failure": "fail"}]""");
        ChainedWebhook webhook = chain(lists, "put_terms").getFirst();
        assertThat(webhook.timeout()).isEqualTo(Duration.ofMillis(2500));
        assertThat(webhook.retry()).isZero();
        assertThat(webhook.onFailure()).isEqualTo(OnFailure.FAIL);
        lists.put("a").answers(200, """
                [{"timeout_seconds": 30, "retry": 4, "on_failure": "continue"}]""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "timeout_seconds | 0 | ensure this value is greater than 0",
                "timeout_seconds | 300.5 | ensure this value is less than or equal to 300",
                "timeout_seconds | \"soon\" | value is not a valid float",
                "retry | -1 | ensure this value is greater than or equal to 0",
                "retry | 21 | ensure this value is less than or equal to 20",
                "on_failure | \"stop\" | value is not a valid enumeration member; permitted: 'fail', 'continue'",
                "direction | \"up\" | value is not a valid enumeration member; permitted: 'one_way', 'two_way'"
            })
    void refusesMembersOutOfBounds(String member, String value, String message) {
        String entry = "[{\"name\": \"x\", \"connection_config_key\": \"x\", \"direction\": \"one_way\", \"%s\": %s}]";

        TestServer.shared()
                .asRoot()
                .put("/api/v1/policy/download/webhook/pre_execution", entry.formatted(member, value))
                .answers(422, """
                {"detail": [{"loc": ["body", 0, "%s"], "msg": "%s"}]}""".formatted(member, message));
    }

    @Test
    void takesFiftyAtMost() {
        String entry = "{\"name\": \"x\", \"connection_config_key\": \"x\", \"direction\": \"one_way\"},";

        TestServer.shared()
                .asRoot()
                .put(
                        "/api/v1/policy/download/webhook/pre_execution",
                        "[" + entry.repeat(51).replaceAll(",$", "]"))
                .answers(422, """
                {"detail": [{"loc": ["body"], "msg": "ensure this value has at most 50 items",
                             "type": "value_error.list.max_items", "ctx": {"limit_value": 50}}]}""");
    }

    private static java.util.List<ChainedWebhook> chain(WebhookLists lists, String policy) {
        String id = TestServer.shared()
                .bean(Policies.class)
                .find(new FidesKey(policy))
                .orElseThrow()
                .id();
        return TestServer.shared().bean(PolicyWebhooks.class).chain(id, Stage.PRE);
    }
}
