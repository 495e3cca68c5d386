package io.habeas.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.Defect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyWebhookPatchTest {

    @Test
    void reordersAndAnswersToTheLetter() {
        var lists = WebhookLists.policy("patch_moved");
        lists.put("a", "b", "c", "d").answers(200);
        String connection = lists.api()
                .get(lists.pre("d"))
                .json()
                .required("connection_config")
                .toString();

        assertThat(lists.api()
                        .patch(lists.pre("d"), "{\"order\": 1}")
                        .answers(200)
                        .text())
                .isEqualTo("""
                {"resource":{"direction":"one_way","key":"patch_moved_d","name":"patch_moved_d","connection_config":%s,\
                "order":1,"timeout_seconds":30,"retry":4,"on_failure":"continue"},"new_order":[\
                {"key":"patch_moved_a","order":0},{"key":"patch_moved_d","order":1},\
                {"key":"patch_moved_b","order":2},{"key":"patch_moved_c","order":3}]}""".formatted(connection));
        assertThat(lists.order()).containsExactly("a0", "d1", "b2", "c3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"order\": 1}", "{\"order\": null, \"name\": null, \"direction\": null}"})
    void saysNothingOfTheOrderWhenNothingMoves(String body) {
        var lists = WebhookLists.policy("patch_still_" + body.length());
        lists.put("a", "b").answers(200);

        lists.api().patch(lists.pre("b"), body).answers(200, "{\"resource\": {\"order\": 1}, \"new_order\": []}");
    }

    @Test
    void changesWhatWasSentAndKeepsTheRest() {
        var lists = WebhookLists.policy("patch_changed");
        WebhookLists.connection("patch_changed_other", "https");
        lists.put("a").answers(200);

        lists.api().patch(lists.pre("a"), """
                {"name": "Patch new name", "direction": "two_way", "connection_config_key": "patch_changed_other"}""").answers(200, """
                {"resource": {"key": "patch_changed_a", "name": "Patch new name", "direction": "two_way",
                              "connection_config": {"key": "patch_changed_other"}, "on_failure": "fail"}}""");
        lists.api()
                .patch(lists.pre("a"), "{\"timeout_seconds\": 1, \"retry\": 2, \"on_failure\": \"continue\"}")
                .answers(200, """
                {"resource": {"name": "Patch new name", "timeout_seconds": 1, "retry": 2, "on_failure": "continue"}}""");
    }

    @ParameterizedTest
    @CsvSource({"-1", "2", "2000000000"})
    @Defect({"4", "6"})
    void changesNothingWhenTheOrderIsOutOfRange(int order) {
        String policy = "patch_range_" + Math.abs(order);
        var lists = WebhookLists.policy(policy);
        lists.put("a", "b").answers(200);

        lists.api()
                .patch(lists.pre("a"), "{\"name\": \"Patch renamed\", \"order\": %d}".formatted(order))
                .answersStrictly(400, """
                {"detail": "Cannot set order to %d: there are only 2 PolicyPreWebhook(s) defined on this Policy."}""".formatted(order));
        lists.api().get(lists.pre("a")).answers(200, "{\"name\": \"%s_a\"}".formatted(policy));
    }

    @Test
    @Defect("7")
    void refusesANameThatIsTakenOrEmpty() {
        var lists = WebhookLists.policy("patch_name");
        lists.put("a", "b").answers(200);

        lists.api().patch(lists.pre("b"), "{\"name\": \"patch_name_a\"}").answersStrictly(400, """
                {"detail": "Name patch_name_a already exists in PolicyPreWebhook."}""");
        lists.api().patch(lists.pre("b"), "{\"name\": \"\"}").answers(400);
        lists.api().patch(lists.pre("b"), "{\"name\": \"patch_name_b\"}").answers(200);
    }

    @Test
    void refusesAConnectionThatIsUnknownOrOfAnotherType() {
        var lists = WebhookLists.policy("patch_connection");
        WebhookLists.connection("patch_connection_pg", "postgres");
        lists.put("a").answers(200);

        lists.api()
                .patch(lists.pre("a"), "{\"connection_config_key\": \"patch_nowhere\"}")
                .answersStrictly(404, """
                {"detail": "No connection configuration found with key 'patch_nowhere'."}""");
        lists.api()
                .patch(lists.pre("a"), "{\"connection_config_key\": \"patch_connection_pg\"}")
                .answersStrictly(400, """
                {"detail": "Connection 'patch_connection_pg' is of type postgres. Policy webhooks need a connection of type https."}""");
    }

    @Test
    void refusesOtherMembers() {
        var lists = WebhookLists.policy("patch_closed");
        lists.put("a").answers(200);

        lists.api().patch(lists.pre("a"), "{\"key\": \"x\"}").answersStrictly(422, """
                {"detail": [{"loc": ["body", "key"], "msg": "extra fields not permitted", "type": "value_error.extra"}]}""");
    }

    @Test
    void namesTheStageInItsTexts() {
        var lists = WebhookLists.policy("patch_post");
        lists.api().put(lists.path("post"), lists.entries("a")).answers(200);

        lists.api()
                .patch(lists.path("post") + "/patch_post_a", "{\"order\": 1}")
                .answersStrictly(400, """
                {"detail": "Cannot set order to 1: there are only 1 PolicyPostWebhook(s) defined on this Policy."}""");
        lists.api().patch(lists.path("post") + "/patch_post_b", "{}").answersStrictly(404, """
                {"detail": "No Post-Execution Webhook found for key 'patch_post_b' on Policy 'patch_post'."}""");
    }
}
