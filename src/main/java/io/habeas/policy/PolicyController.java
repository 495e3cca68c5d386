package io.habeas.policy;

import io.habeas.platform.FidesKey;
import io.habeas.platform.openapi.Endpoint;
import io.habeas.platform.openapi.Topic;
import io.habeas.platform.web.BulkResult;
import io.habeas.platform.web.MaxItems;
import io.habeas.platform.web.Page;
import io.habeas.platform.web.PageQuery;
import io.habeas.platform.web.RequiresScope;
import io.habeas.security.Caller;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Policies over HTTP (policies section 2). */
@RestController
@Topic(
        value = "Policies",
        about = "What is done for a request: rules that access or erase, and the data categories they target.")
class PolicyController {
    private final Policies policies;
    private final PolicyChanges changes;

    PolicyController(Policies policies, PolicyChanges changes) {
        this.policies = policies;
        this.changes = changes;
    }

    @GetMapping("/api/v1/policy")
    @Endpoint("List policies")
    @RequiresScope("policy:read")
    Page<PolicyView> list(@ModelAttribute PageQuery query) {
        return policies.page(query);
    }

    @GetMapping("/api/v1/policy/{policy_key}")
    @Endpoint(value = "Show a policy", fails = 404)
    @RequiresScope("policy:read")
    PolicyView get(@PathVariable FidesKey policyKey) {
        return policies.get(policyKey);
    }

    @PatchMapping("/api/v1/policy")
    @Endpoint(value = "Create or change policies", note = "An entry whose key exists changes that policy.")
    @RequiresScope("policy:create_or_update")
    BulkResult<PolicyView> patch(@RequestBody @MaxItems(50) List<PolicyEntry> entries, Caller caller) {
        return BulkResult.of(entries, entry -> changes.apply(entry, caller.clientId()));
    }
}
