package io.habeas.webhook;

import io.habeas.platform.FidesKey;
import io.habeas.platform.openapi.Endpoint;
import io.habeas.platform.openapi.Topic;
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

/** The webhooks after a policy's work over HTTP (policy-webhooks section 2). */
@RestController
@Topic("Policy webhooks")
class PolicyPostWebhookController {
    private static final String LIST = "/api/v1/policy/{policy_key}/webhook/post_execution";
    private static final String ONE = LIST + "/{post_webhook_key}";
    private final PolicyWebhookOperations webhooks;

    PolicyPostWebhookController(PolicyWebhookOperations webhooks) {
        this.webhooks = webhooks;
    }

    @GetMapping(LIST)
    @Endpoint(value = "List the post-execution webhooks of a policy", fails = 404)
    @RequiresScope("webhook:read")
    Page<PolicyWebhookView> list(@PathVariable FidesKey policyKey, @ModelAttribute PageQuery query) {
        return webhooks.list(policyKey, Stage.POST, query);
    }

    @PutMapping(LIST)
    @Endpoint(
            value = "Replace the post-execution webhooks of a policy",
            fails = {400, 404, 409},
            note = "All or nothing; their order is that of the list.")
    @RequiresScope("webhook:create_or_update")
    List<PolicyWebhookView> put(
            @PathVariable FidesKey policyKey, @RequestBody @MaxItems(50) List<PolicyWebhookEntry> entries) {
        return webhooks.put(policyKey, Stage.POST, entries);
    }

    @GetMapping(ONE)
    @Endpoint(value = "Show a post-execution webhook", fails = 404)
    @RequiresScope("webhook:read")
    PolicyWebhookView get(@PathVariable FidesKey policyKey, @PathVariable FidesKey postWebhookKey) {
        return webhooks.get(policyKey, Stage.POST, postWebhookKey);
    }

    @PatchMapping(ONE)
    @Endpoint(
            value = "Change a post-execution webhook or move it in the order",
            fails = {400, 404})
    @RequiresScope("webhook:create_or_update")
    Patched patch(
            @PathVariable FidesKey policyKey,
            @PathVariable FidesKey postWebhookKey,
            @RequestBody PolicyWebhookPatch patch) {
        return webhooks.patch(policyKey, Stage.POST, postWebhookKey, patch);
    }

    @DeleteMapping(ONE)
    @Endpoint(value = "Delete a post-execution webhook", fails = 404)
    @RequiresScope("webhook:delete")
    Deleted delete(@PathVariable FidesKey policyKey, @PathVariable FidesKey postWebhookKey) {
        return webhooks.delete(policyKey, Stage.POST, postWebhookKey);
    }
}
