package io.habeas.webhook;

import static java.util.stream.Collectors.toSet;

import io.habeas.platform.FidesKey;
import io.habeas.platform.Transactions;
import io.habeas.platform.web.ApiException;
import io.habeas.policy.Policies;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;

/**
 * Changes a policy's webhooks: all or nothing, checked first (defects 3 and 4). Each change locks the policy, so that two at once follow
 * one another and positions are always 0 to n-1 (defect 6).
 */
@Service
class PolicyWebhookChanges {
    private final Policies policies;
    private final PolicyWebhookRepository webhooks;
    private final PolicyWebhookReplacement replacement;
    private final PolicyWebhookConnections connections;
    private final Transactions transactions;

    PolicyWebhookChanges(
            Policies policies,
            PolicyWebhookRepository webhooks,
            PolicyWebhookReplacement replacement,
            PolicyWebhookConnections connections,
            Transactions transactions) {
        this.policies = policies;
        this.webhooks = webhooks;
        this.replacement = replacement;
        this.connections = connections;
        this.transactions = transactions;
    }

    /** What a change came to. @param reordered the whole list, or empty when nothing else was moved */
    record Change(PolicyWebhookRow webhook, List<PolicyWebhookRow> reordered) {}

    /** @throws ApiException without such a policy, or when the list cannot be */
    List<PolicyWebhookRow> replace(FidesKey policyKey, Stage stage, List<PolicyWebhookEntry> entries) {
        return transactions.run(() -> {
            String policyId = policies.lock(policyKey);
            List<PolicyWebhookRow> planned = replacement.plan(policyId, stage, entries);
            Set<String> kept = planned.stream().map(PolicyWebhookRow::id).collect(toSet());
            webhooks.list(policyId, stage).stream()
                    .map(PolicyWebhookRow::id)
                    .filter(id -> !kept.contains(id))
                    .forEach(webhooks::delete);
            planned.forEach(webhooks::save);
            return planned;
        });
    }

    /** @throws ApiException without such a policy or webhook, or when it cannot be so */
    Change patch(FidesKey policyKey, Stage stage, FidesKey key, PolicyWebhookPatch patch) {
        return transactions.run(() -> {
            List<PolicyWebhookRow> list = webhooks.list(policies.lock(policyKey), stage);
            int from = indexOf(list, stage, key, policyKey);
            int to = patch.order().orElse(from);
            check(list.get(from), patch);
            if (to < 0 || to >= list.size()) {
                throw PolicyWebhookRefusals.noSuchOrder(stage, to, list.size());
            }
            List<PolicyWebhookRow> changed =
                    WebhookOrder.with(list, from, list.get(from).with(patch));
            List<PolicyWebhookRow> saved = save(WebhookOrder.move(changed, from, to), list);
            return new Change(saved.get(to), from == to ? List.of() : saved);
        });
    }

    /** @throws ApiException without such a policy or webhook */
    Change delete(FidesKey policyKey, Stage stage, FidesKey key) {
        return transactions.run(() -> {
            List<PolicyWebhookRow> list = webhooks.list(policies.lock(policyKey), stage);
            int index = indexOf(list, stage, key, policyKey);
            webhooks.delete(list.get(index).id());
            List<PolicyWebhookRow> saved = save(WebhookOrder.without(list, index), list);
            return new Change(list.get(index), index == list.size() - 1 ? List.of() : saved);
        });
    }

    private static int indexOf(List<PolicyWebhookRow> list, Stage stage, FidesKey key, FidesKey policyKey) {
        return IntStream.range(0, list.size())
                .filter(i -> list.get(i).key().equals(key))
                .findFirst()
                .orElseThrow(() -> PolicyWebhookRefusals.unknown(stage, key, policyKey));
    }

    private void check(PolicyWebhookRow stored, PolicyWebhookPatch patch) {
        patch.connectionConfigKey().ifPresent(connections::require);
        patch.name().ifPresent(name -> {
            if (name.isBlank()) {
                throw PolicyWebhookRefusals.emptyName();
            }
            if (webhooks.named(stored.stage(), name)
                    .filter(other -> !other.id().equals(stored.id()))
                    .isPresent()) {
                throw PolicyWebhookRefusals.nameTaken(stored.stage(), name);
            }
        });
    }

    /** Gives each webhook its index as position and writes those that differ from what is stored. */
    private List<PolicyWebhookRow> save(List<PolicyWebhookRow> wanted, List<PolicyWebhookRow> stored) {
        List<PolicyWebhookRow> saved = new ArrayList<>();
        for (PolicyWebhookRow webhook : wanted) {
            saved.add(webhook.at(saved.size()));
        }
        saved.stream().filter(webhook -> !stored.contains(webhook)).forEach(webhooks::save);
        return saved;
    }
}
