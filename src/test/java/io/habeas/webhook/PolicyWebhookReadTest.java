package io.habeas.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.Api;
import io.habeas.TestServer;
import org.junit.jupiter.api.Test;

class PolicyWebhookReadTest {

    @Test
    void pagesInOrder() {
        var lists = WebhookLists.policy("read_paged");
        lists.put("c", "b", "a").answers(200);

        lists.api().get(lists.pre() + "?page=2&size=2").answers(200, """
                {"items": [{"key": "read_paged_a", "order": 2}], "total": 3, "page": 2, "size": 2}""");
        lists.api().get(lists.pre() + "?page=9").answers(200, "{\"items\": [], \"total\": 3}");
        lists.api().get(lists.pre() + "?size=101").answers(422);
    }

    @Test
    void showsOne() {
        var lists = WebhookLists.policy("read_one");
        lists.put("a").answers(200);

        lists.api().get(lists.pre("a")).answers(200, """
                {"direction": "one_way", "key": "read_one_a", "connection_config": {"key": "read_one_https"}, "order": 0}""");
        lists.api().get(lists.pre("b")).answersStrictly(404, """
                {"detail": "No Pre-Execution Webhook found for key 'read_one_b' on Policy 'read_one'."}""");
        lists.api()
                .get("/api/v1/policy/download/webhook/pre_execution/read_one_a")
                .answers(404);
    }

    @Test
    void doesNotKnowOtherPolicies() {
        Api api = TestServer.shared().asRoot();
        String detail = "{\"detail\": \"No Policy found for key read_unknown.\"}";

        api.get("/api/v1/policy/read_unknown/webhook/pre_execution").answersStrictly(404, detail);
        api.get("/api/v1/policy/read_unknown/webhook/post_execution/x").answersStrictly(404, detail);
        api.put("/api/v1/policy/read_unknown/webhook/post_execution", "[]").answersStrictly(404, detail);
        api.patch("/api/v1/policy/read_unknown/webhook/post_execution/x", "{}").answersStrictly(404, detail);
        api.delete("/api/v1/policy/read_unknown/webhook/post_execution/x").answersStrictly(404, detail);
    }

    @Test
    void refusesAMalformedPathBeforeAll() {
        Api api = TestServer.shared().asRoot();

        api.get("/api/v1/policy/a%20b/webhook/pre_execution/c%20d").answers(422, """
                {"detail": [{"loc": ["path", "policy_key"]}, {"loc": ["path", "pre_webhook_key"]}]}""");
        api.put("/api/v1/policy/read_unknown/webhook/post_execution", "[{}]").answers(422);
    }

    @Test
    void isReachedByTheFormsOfTheGuides() {
        var lists = WebhookLists.policy("read_forms");
        lists.put("a", "b").answers(200);

        lists.api().get("/policy/read_forms/webhook/pre-execution/").answers(200, "{\"total\": 2}");
        lists.api()
                .get("/api/v1/policy/read_forms/webhook/pre-execution/read_forms_a")
                .answers(200);
        lists.api()
                .put("/v1/policy/read_forms/webhook/post-execution", lists.entries("a"))
                .answers(200);
        lists.api()
                .patch("/policy/read_forms/webhook/pre_execution/read_forms_a/", "{\"order\": 1}")
                .answers(200);
        lists.api()
                .delete("/policy/read_forms/webhook/pre-execution/read_forms_b")
                .answers(200);
        assertThat(lists.order()).containsExactly("a0");
    }

    @Test
    void asksForTheScopes() {
        Api reader = TestServer.shared().asRoot().withScopes("webhook:read");
        String list = "/api/v1/policy/download/webhook/post_execution";

        reader.get(list).answers(200);
        reader.put(list, "[]").answers(403);
        reader.patch(list + "/x", "{}").answers(403);
        reader.delete(list + "/x").answers(403);
    }
}
