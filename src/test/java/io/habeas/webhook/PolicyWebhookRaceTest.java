package io.habeas.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.ApiResponse;
import io.habeas.Defect;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PolicyWebhookRaceTest {

    @Test
    void changesOfOneListFollowOneAnother() throws Exception {
        var lists = WebhookLists.policy("race_list");
        lists.put("a", "b", "c", "d").answers(200);
        List<Callable<ApiResponse>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String order = "{\"order\": " + i % 4 + "}";
            calls.add(() -> lists.put("d", "c", "b", "a"));
            calls.add(() -> lists.put("b", "a", "c", "d"));
            calls.add(() -> lists.api().patch(lists.pre("a"), order));
            calls.add(() -> lists.api().patch(lists.pre("c"), order));
        }

        assertThat(statuses(calls)).containsOnly(200);
        assertThat(lists.order())
                .hasSize(4)
                .extracting(webhook -> webhook.substring(1))
                .containsExactly("0", "1", "2", "3");
    }

    @Test
    @Defect("6")
    void deletionsAtOnceLeaveNoGap() throws Exception {
        var lists = WebhookLists.policy("race_deleted");
        lists.put("a", "b", "c", "d", "e", "f").answers(200);
        List<Callable<ApiResponse>> calls = new ArrayList<>();
        for (String webhook : List.of("a", "b", "d", "e")) {
            calls.add(() -> lists.api().delete(lists.pre(webhook)));
            calls.add(() -> lists.api().patch(lists.pre("f"), "{\"order\": 0}"));
        }

        assertThat(statuses(calls)).containsOnly(200);
        assertThat(lists.order()).containsExactly("f0", "c1");
    }

    @Test
    void twoPoliciesThatWantOneNameDoNotBothGetIt() throws Exception {
        var one = WebhookLists.policy("race_one");
        var two = WebhookLists.policy("race_two");
        String webhooks = one.entries("x", "y", "z");
        String reversed = one.entries("z", "y", "x");

        List<Integer> statuses = statuses(List.of(
                () -> one.api().put(one.pre(), webhooks),
                () -> two.api().put(two.pre(), reversed),
                () -> one.api().put(one.pre(), reversed),
                () -> two.api().put(two.pre(), webhooks)));

        assertThat(statuses).filteredOn(status -> status == 200).hasSize(2);
        assertThat(statuses).filteredOn(status -> status != 200).isSubsetOf(400, 409);
    }

    private static List<Integer> statuses(List<Callable<ApiResponse>> calls) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Integer> statuses = new ArrayList<>();
            for (Future<ApiResponse> answer : threads.invokeAll(calls)) {
                statuses.add(answer.get().status());
            }
            return statuses;
        }
    }
}
