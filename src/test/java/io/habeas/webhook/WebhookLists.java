package io.habeas.webhook;

import io.habeas.Api;
import io.habeas.ApiResponse;
import io.habeas.TestServer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A policy with webhooks for tests: what it makes has names that start with the name of the test. */
final class WebhookLists {
    private final Api api = TestServer.shared().asRoot();
    private final String name;

    private WebhookLists(String name) {
        this.name = name;
    }

    /** A new policy of this name, and a connection {name}_https. */
    static WebhookLists policy(String name) {
        WebhookLists lists = new WebhookLists(name);
        lists.api
                .patch("/api/v1/policy", "[{\"name\": \"%s\"}]".formatted(name))
                .answers(200, "{\"failed\": []}");
        connection(name + "_https", "https");
        return lists;
    }

    static void connection(String key, String type) {
        TestServer.shared()
                .asRoot()
                .patch("/api/v1/connection", """
                [{"name": "%1$s", "key": "%1$s", "connection_type": "%2$s", "access": "read"}]""".formatted(key, type))
                .answers(200, "{\"failed\": []}");
    }

    Api api() {
        return api;
    }

    String path(String stage) {
        return "/api/v1/policy/" + name + "/webhook/" + stage + "_execution";
    }

    String pre() {
        return path("pre");
    }

    String pre(String webhook) {
        return pre() + "/" + name + "_" + webhook;
    }

    /** An entry of a list. @param more further members, as {@code , "retry": 1} */
    String entry(String webhook, String more) {
        return """
                {"key": "%1$s_%2$s", "name": "%1$s_%2$s", "connection_config_key": "%1$s_https", "direction": "one_way"%3$s}""".formatted(name, webhook, more);
    }

    /** Puts a list of one-way pre webhooks with these names. */
    ApiResponse put(String... webhooks) {
        return api.put(pre(), entries(webhooks));
    }

    String entries(String... webhooks) {
        return Arrays.stream(webhooks).map(webhook -> entry(webhook, "")).collect(Collectors.joining(",", "[", "]"));
    }

    /** The keys of the pre webhooks without the test's name, each with its order: {@code a0, b1}. */
    List<String> order() {
        return api.get(pre())
                .answers(200)
                .json()
                .required("items")
                .valueStream()
                .map(webhook -> webhook.required("key").stringValue().substring(name.length() + 1)
                        + webhook.required("order").intValue())
                .toList();
    }
}
