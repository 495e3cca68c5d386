package io.habeas.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.habeas.ApiContract;
import io.habeas.story.Receiver.Call;
import io.habeas.story.Scenario.Hook;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What receivers get is what the API description says of it: headers and bodies of every kind of call. */
class DescribedCallStoryTest {
    /** HTTP's own, and that of the body. */
    private static final Set<String> OF_HTTP =
            Set.of("accept", "content-length", "content-type", "host", "user-agent", "connection", "accept-encoding");

    private final Scenario scenario = Scenario.shared();
    private final Receiver receiver = scenario.receiver();
    private final ApiContract contract = ApiContract.of(scenario.server().url(""));

    @Test
    void everyCallOfARequestIsAsDescribed() {
        String told = scenario.unique("told");
        String halt = scenario.unique("halt");
        String after = scenario.unique("after");
        String policy = scenario.accessPolicy("user.name");
        scenario.webhooks(policy, "pre", new Hook(told, "one_way"), new Hook(halt, "two_way"));
        scenario.webhooks(policy, "post", new Hook(after, "two_way"));
        receiver.answers(halt, 200, "{\"halt\": true}");

        String request = scenario.submit(policy, "customer-1@example.com");
        scenario.awaitStatus(request, "paused");
        Call halted = receiver.calls(request).getLast();
        scenario.api()
                .token(halted.headers().get("reply-to-token"))
                .post("/api/v1" + halted.headers().get("reply-to"), "{}")
                .answers(200);
        scenario.awaitStatus(request, "complete");

        Map<String, Call> calls = new TreeMap<>();
        receiver.calls(request).forEach(call -> calls.put(call.path().substring(1), call));
        assertThat(misfits("policy_webhook_pre_execution", calls.get(told))).isEmpty();
        assertThat(misfits("policy_webhook_pre_execution", calls.get(halt))).isEmpty();
        assertThat(misfits("policy_webhook_post_execution", calls.get(after))).isEmpty();
        assertThat(misfits("policy_webhook_post_execution", calls.get(halt))).isNotEmpty();
    }

    @Test
    void theTestOfAConnectionIsAsDescribed() {
        String tested = scenario.unique("tested");
        scenario.webhooks(scenario.accessPolicy("user.name"), "pre", new Hook(tested, "two_way"));

        scenario.api().get("/api/v1/connection/" + tested + "/test").answers(200, "{\"test_status\": \"succeeded\"}");

        Call call = receiver.calls("pri_00000000-0000-0000-0000-000000000000").stream()
                .filter(one -> one.path().equals("/" + tested))
                .findFirst()
                .orElseThrow();
        assertThat(misfits("connection_test", call)).isEmpty();
    }

    /** Members of the body that do not fit, required headers that are missing, and headers that are not described. */
    private Set<String> misfits(String name, Call call) {
        String operation = "/webhooks/" + name + "/post";
        Set<String> misfits = new TreeSet<>(
                contract.misfits(operation + "/requestBody/content/application~1json/schema", call.body()));
        Set<String> undescribed = new TreeSet<>(call.headers().keySet());
        undescribed.removeAll(OF_HTTP);
        undescribed.remove(authorization(operation));
        for (JsonNode header : contract.document().at(operation + "/parameters")) {
            String headerName = header.path("name").textValue();
            if (!undescribed.remove(headerName) && header.path("required").booleanValue()) {
                misfits.add("missing: " + headerName);
            }
        }
        misfits.addAll(undescribed);
        return misfits;
    }

    private String authorization(String operation) {
        String scheme = StreamSupport.stream(
                        contract.document().at(operation + "/security").spliterator(), false)
                .findFirst()
                .orElseThrow()
                .fieldNames()
                .next();
        return contract.document()
                .at("/components/securitySchemes/" + scheme + "/name")
                .textValue();
    }
}
