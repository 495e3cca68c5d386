package io.habeas.webhook;

import io.habeas.platform.FidesKey;
import io.habeas.platform.Ids;
import io.habeas.platform.web.ApiException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Works out the list that a PUT asks for, writing nothing (policy-webhooks section 2.4):
 *
 * <ol>
 *   <li>each entry needs a name; its key is the given one or derived from the name;
 *   <li>no two entries may have the same key or name;
 *   <li>each connection must exist and be of type https;
 *   <li>an entry whose given key is stored updates that webhook, which must be of this policy; its name may be free or any that this
 *       list frees;
 *   <li>any other entry creates a webhook; key and name must be free.
 * </ol>
 */
@Component
class PolicyWebhookReplacement {
    private final PolicyWebhookRepository webhooks;
    private final PolicyWebhookConnections connections;
    private final Ids ids;

    PolicyWebhookReplacement(PolicyWebhookRepository webhooks, PolicyWebhookConnections connections, Ids ids) {
        this.webhooks = webhooks;
        this.connections = connections;
        this.ids = ids;
    }

    private record Named(PolicyWebhookEntry entry, FidesKey key, String name) {}

    /** @throws ApiException when the list cannot be */
    List<PolicyWebhookRow> plan(String policyId, Stage stage, List<PolicyWebhookEntry> entries) {
        List<Named> named = named(entries);
        List<PolicyWebhookRow> planned = new ArrayList<>();
        for (Named webhook : named) {
            connections.require(webhook.entry().connectionConfigKey());
            planned.add(new PolicyWebhookRow(
                    updated(policyId, stage, webhook).orElseGet(() -> created(stage, webhook)),
                    stage,
                    webhook.key(),
                    webhook.name(),
                    policyId,
                    webhook.entry().connectionConfigKey(),
                    webhook.entry().direction(),
                    planned.size(),
                    webhook.entry().terms()));
        }
        return planned;
    }

    private static List<Named> named(List<PolicyWebhookEntry> entries) {
        List<Named> named = new ArrayList<>();
        Set<FidesKey> keys = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (PolicyWebhookEntry entry : entries) {
            String name = entry.name()
                    .filter(text -> !text.isBlank())
                    .orElseThrow(() -> PolicyWebhookRefusals.unnamed(named.size()));
            FidesKey key = entry.key()
                    .or(() -> FidesKey.derivedFrom(name))
                    .orElseThrow(() -> PolicyWebhookRefusals.noKeyIn(name));
            if (!keys.add(key) | !names.add(name)) {
                throw PolicyWebhookRefusals.sameTwice();
            }
            named.add(new Named(entry, key, name));
        }
        return named;
    }

    /** The id of the webhook that an entry updates, if it updates one. */
    private Optional<String> updated(String policyId, Stage stage, Named wanted) {
        Optional<PolicyWebhookRow> stored = wanted.entry().key().flatMap(key -> webhooks.withKey(stage, key));
        stored.ifPresent(webhook -> {
            if (!webhook.policyId().equals(policyId)) {
                throw PolicyWebhookRefusals.ofAnotherPolicy(stage, wanted.key());
            }
            webhooks.named(stage, wanted.name())
                    .filter(other -> !other.policyId().equals(policyId))
                    .ifPresent(_ -> {
                        throw PolicyWebhookRefusals.nameTaken(stage, wanted.name());
                    });
        });
        return stored.map(PolicyWebhookRow::id);
    }

    /** The id of the webhook that an entry creates. */
    private String created(Stage stage, Named wanted) {
        if (webhooks.withKey(stage, wanted.key()).isPresent()) {
            throw PolicyWebhookRefusals.keyTaken(stage, wanted.key());
        }
        if (webhooks.named(stage, wanted.name()).isPresent()) {
            throw PolicyWebhookRefusals.nameTaken(stage, wanted.name());
        }
        return ids.next("pol");
    }
}
