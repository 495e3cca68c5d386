package io.habeas.webhook;

import io.habeas.platform.FidesKey;
import io.habeas.platform.web.ApiException;
import io.habeas.platform.web.Page;
import io.habeas.platform.web.PageQuery;
import io.habeas.policy.Policies;
import java.util.List;
import org.springframework.stereotype.Service;

/** The stored webhooks of policies. */
@Service
public class PolicyWebhooks {
    private final PolicyWebhookRepository webhooks;
    private final PolicyWebhookViews views;
    private final Policies policies;

    PolicyWebhooks(PolicyWebhookRepository webhooks, PolicyWebhookViews views, Policies policies) {
        this.webhooks = webhooks;
        this.views = views;
        this.policies = policies;
    }

    /** A policy's webhooks of a stage in the order they are called, as the plan of a request takes them down. */
    public List<ChainedWebhook> chain(String policyId, Stage stage) {
        return webhooks.list(policyId, stage).stream()
                .map(PolicyWebhookRow::chained)
                .toList();
    }

    /** @throws ApiException 404 without such a policy */
    Page<PolicyWebhookView> page(FidesKey policyKey, Stage stage, PageQuery query) {
        String policyId = policies.get(policyKey).id();
        return Page.of(views.of(webhooks.page(policyId, stage, query)), webhooks.count(policyId, stage), query);
    }

    /** @throws ApiException 404 without such a policy or such a webhook on it */
    PolicyWebhookView get(FidesKey policyKey, Stage stage, FidesKey key) {
        String policyId = policies.get(policyKey).id();
        return webhooks.withKey(stage, key)
                .filter(webhook -> webhook.policyId().equals(policyId))
                .map(views::of)
                .orElseThrow(() -> PolicyWebhookRefusals.unknown(stage, key, policyKey));
    }
}
