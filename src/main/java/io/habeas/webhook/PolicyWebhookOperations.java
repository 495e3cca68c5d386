package io.habeas.webhook;

import io.habeas.platform.FidesKey;
import io.habeas.platform.openapi.JsonShape;
import io.habeas.platform.web.Page;
import io.habeas.platform.web.PageQuery;
import java.util.List;
import org.springframework.stereotype.Component;

/** The five operations on a list of webhooks, as both stages answer them (policy-webhooks section 2). */
@Component
class PolicyWebhookOperations {
    private final PolicyWebhooks webhooks;
    private final PolicyWebhookChanges changes;
    private final PolicyWebhookViews views;

    PolicyWebhookOperations(PolicyWebhooks webhooks, PolicyWebhookChanges changes, PolicyWebhookViews views) {
        this.webhooks = webhooks;
        this.changes = changes;
        this.views = views;
    }

    /** Where a webhook stands. */
    @JsonShape(name = "WebhookPlace")
    record Place(FidesKey key, int order) {}

    /** The answer to a PATCH. */
    @JsonShape(name = "PatchedWebhook")
    record Patched(PolicyWebhookView resource, List<Place> newOrder) {}

    /** The answer to a DELETE. */
    @JsonShape(name = "DeletedWebhook")
    record Deleted(List<Place> newOrder) {}

    Page<PolicyWebhookView> list(FidesKey policyKey, Stage stage, PageQuery query) {
        return webhooks.page(policyKey, stage, query);
    }

    List<PolicyWebhookView> put(FidesKey policyKey, Stage stage, List<PolicyWebhookEntry> entries) {
        return views.of(changes.replace(policyKey, stage, entries));
    }

    PolicyWebhookView get(FidesKey policyKey, Stage stage, FidesKey key) {
        return webhooks.get(policyKey, stage, key);
    }

    Patched patch(FidesKey policyKey, Stage stage, FidesKey key, PolicyWebhookPatch patch) {
        var change = changes.patch(policyKey, stage, key, patch);
        return new Patched(views.of(change.webhook()), places(change.reordered()));
    }

    Deleted delete(FidesKey policyKey, Stage stage, FidesKey key) {
        return new Deleted(places(changes.delete(policyKey, stage, key).reordered()));
    }

    private static List<Place> places(List<PolicyWebhookRow> webhooks) {
        return webhooks.stream()
                .map(webhook -> new Place(webhook.key(), webhook.position()))
                .toList();
    }
}
