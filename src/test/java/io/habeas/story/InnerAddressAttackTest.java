package io.habeas.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.ApiResponse;
import io.habeas.story.Receiver.Answer;
import io.habeas.story.Scenario.Hook;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whoever may set the address of a webhook makes Habeas call nothing inside, in whatever way it is written. Only 127.0.0.0/8 is open here. */
class InnerAddressAttackTest {
    private static final int UNPROCESSABLE = 422;
    private static final List<String> INNER = List.of(
            "http://169.254.169.254/latest/meta-data/",
            "http://2852039166/latest/meta-data/",
            "http://0xa9fea9fe/latest/meta-data/",
            "http://0251.0376.0251.0376/latest/meta-data/",
            "http://169.254.43518/",
            "http://169.254.169.254./",
            "http://[::ffff:169.254.169.254]/",
            "http://[::ffff:a9fe:a9fe]/",
            "http://[64:ff9b::a9fe:a9fe]/",
            "http://[2002:a9fe:a9fe::1]/",
            "http://[fd00:ec2::254]/",
            "http://[fe80::1]/",
            "http://[::1]/",
            "http://[::]/",
            "http://0.0.0.0/",
            "http://0/",
            "http://10.0.0.1/",
            "http://172.16.0.1/",
            "http://192.168.0.1/",
            "http://100.100.100.200/");

    private final Scenario scenario = Scenario.shared();
    private final Receiver receiver = scenario.receiver();

    /** Some forms are no URL at all and refused when they are stored; the others are, when they are called. */
    @Test
    void noFormOfAnInnerAddressIsCalled() {
        Map<String, Hook> hooks = new LinkedHashMap<>();
        INNER.forEach(url -> hooks.put(url, new Hook(scenario.unique("inner"), "one_way")));
        String policy = scenario.accessPolicy("user.name");
        scenario.webhooks(policy, "pre", hooks.values().toArray(Hook[]::new));
        Set<String> refused = new HashSet<>();
        hooks.forEach((url, hook) -> {
            if (secret(hook, url).status() == UNPROCESSABLE) {
                refused.add(url);
                scenario.api()
                        .delete("/api/v1/policy/" + policy + "/webhook/pre_execution/" + hook.key())
                        .answers(200);
            }
        });
        hooks.keySet().removeAll(refused);

        String request = scenario.submit(policy, "customer-1@example.com");
        scenario.awaitStatus(request, "complete");

        List<String> log = scenario.log(request);
        assertThat(hooks).hasSizeGreaterThan(INNER.size() / 2);
        hooks.forEach((url, hook) -> assertThat(log)
                .as(url)
                .anyMatch(line -> line.startsWith("pre_webhooks:" + hook.key() + " error not delivered")));
        assertThat(receiver.calls(request)).isEmpty();
    }

    @Test
    void aTwoWayWebhookThatPointsInsideEndsTheRequestAndSaysWhy() {
        Hook inner = new Hook(scenario.unique("inner"), "two_way");
        String policy = scenario.accessPolicy("user.name");
        scenario.webhooks(policy, "pre", inner);
        secret(inner, "http://10.0.0.1/").answers(200);

        String request = scenario.submit(policy, "customer-1@example.com");
        scenario.awaitStatus(request, "error");

        assertThat(scenario.log(request))
                .anyMatch(line -> line.contains("10.0.0.1 is a private address")
                        && line.contains("outbound.allowed_networks does not list it"));
    }

    @Test
    void aRedirectLeadsNowhere() {
        Hook leading = new Hook(scenario.unique("leading"), "two_way");
        String inside = scenario.unique("inside");
        String policy = scenario.accessPolicy("user.name");
        scenario.webhooks(policy, "pre", leading);
        receiver.answers(leading.key(), _ -> new Answer(307, "", Map.of("Location", receiver.url(inside))));

        String request = scenario.submit(policy, "customer-1@example.com");
        scenario.awaitStatus(request, "error");

        assertThat(receiver.calls(request)).extracting(Receiver.Call::path).containsExactly("/" + leading.key());
    }

    private ApiResponse secret(Hook hook, String url) {
        return scenario.api().put("/api/v1/connection/" + hook.key() + "/secret", """
                {"url": "%s", "authorization": "x"}""".formatted(url));
    }
}
