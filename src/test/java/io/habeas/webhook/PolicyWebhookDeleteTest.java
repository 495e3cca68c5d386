package io.habeas.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.Defect;
import org.junit.jupiter.api.Test;

class PolicyWebhookDeleteTest {

    @Test
    @Defect("6")
    void closesTheGapAndAnswersTheNewOrder() {
        var lists = WebhookLists.policy("delete_first");
        lists.put("a", "b", "c").answers(200);

        assertThat(lists.api().delete(lists.pre("a")).answers(200).text()).isEqualTo("""
                {"new_order":[{"key":"delete_first_b","order":0},{"key":"delete_first_c","order":1}]}""");
        assertThat(lists.order()).containsExactly("b0", "c1");
    }

    @Test
    void answersNoOrderWhenItWasTheLast() {
        var lists = WebhookLists.policy("delete_last");
        lists.put("a", "b").answers(200);

        lists.api().delete(lists.pre("b")).answersStrictly(200, "{\"new_order\": []}");
        lists.api().delete(lists.pre("a")).answersStrictly(200, "{\"new_order\": []}");
        assertThat(lists.order()).isEmpty();
    }

    @Test
    void doesNotReachWebhooksOfAnotherPolicyOrStage() {
        var lists = WebhookLists.policy("delete_mine");
        var other = WebhookLists.policy("delete_theirs");
        other.put("a").answers(200);

        lists.api().delete(lists.pre() + "/delete_theirs_a").answersStrictly(404, """
                {"detail": "No Pre-Execution Webhook found for key 'delete_theirs_a' on Policy 'delete_mine'."}""");
        other.api().delete(other.path("post") + "/delete_theirs_a").answers(404);
        assertThat(other.order()).containsExactly("a0");
    }
}
