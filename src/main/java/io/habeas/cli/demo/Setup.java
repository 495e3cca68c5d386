package io.habeas.cli.demo;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Configures Habeas for the sample shop, through the HTTP API alone: what a user would do once. */
record Setup(Api api, Screen screen, SampleShop shop, Receivers receivers) {
    static final String ACCESS = "shop-access";
    static final String ERASURE = "shop-erasure";

    void run() {
        connections();
        send("PATCH", "/api/v1/storage/config", """
                [{"name": "Local packages", "key": "local-packages", "type": "local", "details": {"naming": "request_id"}}]""");
        say(
                "PATCH /api/v1/yml/connection/shop-database/dataset",
                api.sendYaml("/api/v1/yml/connection/shop-database/dataset", SampleShop.resource("demo/dataset.yml")));
        accessPolicy();
        erasurePolicy();
        webhooks(ACCESS, "access");
        webhooks(ERASURE, "erasure");
    }

    private void connections() {
        send("PATCH", "/api/v1/connection", """
                [{"name": "Shop database", "key": "shop-database", "connection_type": "postgres", "access": "write"},
                 {"name": "Identity service", "key": "identity-service", "connection_type": "https", "access": "read"},
                 {"name": "Legal hold", "key": "legal-hold", "connection_type": "https", "access": "read"},
                 {"name": "CRM", "key": "crm", "connection_type": "https", "access": "read"}]""");
        send("PUT", "/api/v1/connection/shop-database/secret", """
                {"host": "127.0.0.1", "port": %d, "dbname": "shop", "username": "%s", "password": "%s"}""".formatted(
                        shop.port(), shop.user(), shop.password()));
        for (String receiver : new String[] {"identity-service", "legal-hold", "crm"}) {
            send("PUT", "/api/v1/connection/" + receiver + "/secret", """
                    {"url": "%s", "authorization": "%s"}""".formatted(
                            receivers.url(receiver), Receivers.AUTHORIZATION));
        }
    }

    private void accessPolicy() {
        send("PATCH", "/api/v1/policy", """
                [{"name": "Shop access", "key": "shop-access", "execution_timeframe": 30}]""");
        send("PATCH", "/api/v1/policy/shop-access/rule", """
                [{"name": "Hand over what we know", "key": "hand-over", "action_type": "access",
                  "storage_destination_key": "local-packages"}]""");
        send("PATCH", "/api/v1/policy/shop-access/rule/hand-over/target", """
                [{"data_category": "user"}]""");
    }

    private void erasurePolicy() {
        send("PATCH", "/api/v1/policy", """
                [{"name": "Shop erasure", "key": "shop-erasure", "execution_timeframe": 30}]""");
        send("PATCH", "/api/v1/policy/shop-erasure/rule", """
                [{"name": "Redact names", "key": "redact-names", "action_type": "erasure",
                  "masking_strategy": {"strategy": "string_rewrite", "configuration": {"rewrite_value": "REDACTED"}}},
                 {"name": "Pseudonymise contacts", "key": "hash-contacts", "action_type": "erasure",
                  "masking_strategy": {"strategy": "hash",
                                       "configuration": {"algorithm": "SHA-256",
                                                         "format_preservation": {"suffix": "@erased.example"}}}},
                 {"name": "Empty cards", "key": "empty-cards", "action_type": "erasure",
                  "masking_strategy": {"strategy": "null_rewrite", "configuration": {}}}]""");
        send("PATCH", "/api/v1/policy/shop-erasure/rule/redact-names/target", """
                [{"data_category": "user.name"}]""");
        send("PATCH", "/api/v1/policy/shop-erasure/rule/hash-contacts/target", """
                [{"data_category": "user.contact.email"}]""");
        send("PATCH", "/api/v1/policy/shop-erasure/rule/empty-cards/target", """
                [{"data_category": "user.financial"}]""");
    }

    private void webhooks(String policy, String kind) {
        String path = "/api/v1/policy/" + policy + "/webhook/";
        send("PUT", path + "pre_execution", """
                [{"connection_config_key": "legal-hold", "direction": "two_way", "name": "Legal hold, %1$s", "key": "legal-hold-%1$s"},
                 {"connection_config_key": "identity-service", "direction": "two_way", "name": "Who is it, %1$s", "key": "who-is-it-%1$s"}]""".formatted(kind));
        send("PATCH", path + "pre_execution/who-is-it-" + kind, """
                {"order": 0}""");
        send("PUT", path + "post_execution", """
                [{"connection_config_key": "crm", "direction": "one_way", "name": "Tell the CRM, %1$s", "key": "tell-crm-%1$s"}]""".formatted(kind));
    }

    private void send(String method, String path, String json) {
        say(method + " " + path, api.send(method, path, json));
    }

    private void say(String call, JsonNode answer) {
        screen.step(call, summary(answer));
    }

    private static String summary(JsonNode answer) {
        if (answer.has("succeeded")) {
            return answer.path("succeeded").size() + " stored";
        }
        if (answer.has("test_status")) {
            return "secrets stored, test " + answer.path("test_status").asString();
        }
        if (answer.has("new_order")) {
            return "new order " + new JsonMapper().writeValueAsString(answer.path("new_order"));
        }
        return answer.isArray() ? answer.size() + " webhooks in order" : "";
    }
}
