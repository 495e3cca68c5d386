package io.habeas.webhook;

import io.habeas.platform.FidesKey;
import io.habeas.platform.web.MaxItems;
import io.habeas.platform.web.Page;
import io.habeas.platform.web.PageQuery;
import io.habeas.platform.web.RequiresScope;
import io.habeas.webhook.PolicyWebhookOperations.Deleted;
import io.habeas.webhook.PolicyWebhookOperations.Patched;
import java.util.List;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The webhooks before a policy's work over HTTP (policy-webhooks section 2). */
@RestController
class PolicyPreWebhookController {
    private static final String LIST = "/api/v1/policy/{policy_key}/webhook/pre_execution";
    private static final String ONE = LIST + "/{pre_webhook_key}";
    private final PolicyWebhookOperations webhooks;

    PolicyPreWebhookController(PolicyWebhookOperations webhooks) {
        this.webhooks = webhooks;
    }

    @GetMapping(LIST)
    @RequiresScope("webhook:read")
    Page<PolicyWebhookView> list(@PathVariable FidesKey policyKey, @ModelAttribute PageQuery query) {
        return webhooks.list(policyKey, Stage.PRE, query);
    }

    @PutMapping(LIST)
    @RequiresScope("webhook:create_or_update")
    List<PolicyWebhookView> put(
            @PathVariable FidesKey policyKey, @RequestBody @MaxItems(50) List<PolicyWebhookEntry> entries) {
        return webhooks.put(policyKey, Stage.PRE, entries);
    }

    @GetMapping(ONE)
    @RequiresScope("webhook:read")
    PolicyWebhookView get(@PathVariable FidesKey policyKey, @PathVariable FidesKey preWebhookKey) {
        return webhooks.get(policyKey, Stage.PRE, preWebhookKey);
    }

    @PatchMapping(ONE)
    @RequiresScope("webhook:create_or_update")
    Patched patch(
            @PathVariable FidesKey policyKey,
            @PathVariable FidesKey preWebhookKey,
            @RequestBody PolicyWebhookPatch patch) {
        return webhooks.patch(policyKey, Stage.PRE, preWebhookKey, patch);
    }

    @DeleteMapping(ONE)
    @RequiresScope("webhook:delete")
    Deleted delete(@PathVariable FidesKey policyKey, @PathVariable FidesKey preWebhookKey) {
        return webhooks.delete(policyKey, Stage.PRE, preWebhookKey);
    }
}
