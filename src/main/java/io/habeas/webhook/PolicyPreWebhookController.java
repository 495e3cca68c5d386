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

/** The webhooks before a policy's work over HTTP (policy-webhooks section 2). */
@RestController
@Topic(
        value = "Policy webhooks",
        about = "HTTPS endpoints that are told before and after the work of a policy, and may halt it.")
class PolicyPreWebhookController {
    private static final String LIST = "/api/v1/policy/{policy_key}/webhook/pre_execution";
    private static final String ONE = LIST + "/{pre_webhook_key}";
    private final PolicyWebhookOperations webhooks;

    PolicyPreWebhookController(PolicyWebhookOperations webhooks) {
        this.webhooks = webhooks;
    }

    @GetMapping(LIST)
    @Endpoint(value = "List the pre-execution webhooks of a policy", fails = 404)
    @RequiresScope("webhook:read")
    Page<PolicyWebhookView> list(@PathVariable FidesKey policyKey, @ModelAttribute PageQuery query) {
        return webhooks.list(policyKey, Stage.PRE, query);
    }

    @PutMapping(LIST)
    @Endpoint(
            value = "Replace the pre-execution webhooks of a policy",
            fails = {400, 404, 409},
            note = "All or nothing; their order is that of the list.")
    @RequiresScope("webhook:create_or_update")
    List<PolicyWebhookView> put(
            @PathVariable FidesKey policyKey, @RequestBody @MaxItems(50) List<PolicyWebhookEntry> entries) {
        return webhooks.put(policyKey, Stage.PRE, entries);
    }

    @GetMapping(ONE)
    @Endpoint(value = "Show a pre-execution webhook", fails = 404)
    @RequiresScope("webhook:read")
    PolicyWebhookView get(@PathVariable FidesKey policyKey, @PathVariable FidesKey preWebhookKey) {
        return webhooks.get(policyKey, Stage.PRE, preWebhookKey);
    }

    @PatchMapping(ONE)
    @Endpoint(
            value = "Change a pre-execution webhook or move it in the order",
            fails = {400, 404})
    @RequiresScope("webhook:create_or_update")
    Patched patch(
            @PathVariable FidesKey policyKey,
            @PathVariable FidesKey preWebhookKey,
            @RequestBody PolicyWebhookPatch patch) {
        return webhooks.patch(policyKey, Stage.PRE, preWebhookKey, patch);
    }

    @DeleteMapping(ONE)
    @Endpoint(value = "Delete a pre-execution webhook", fails = 404)
    @RequiresScope("webhook:delete")
    Deleted delete(@PathVariable FidesKey policyKey, @PathVariable FidesKey preWebhookKey) {
        return webhooks.delete(policyKey, Stage.PRE, preWebhookKey);
    }
}
