package io.habeas.policy;

import io.habeas.platform.FidesKey;
import io.habeas.platform.openapi.Endpoint;
import io.habeas.platform.openapi.Topic;
import io.habeas.platform.web.BulkResult;
import io.habeas.platform.web.MaxItems;
import io.habeas.platform.web.RequiresScope;
import io.habeas.security.Caller;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Rules and their targets over HTTP (policies sections 3 and 4). */
@RestController
@Topic("Policies")
class RuleController {
    private final Policies policies;
    private final RuleChanges rules;
    private final TargetChanges targets;

    RuleController(Policies policies, RuleChanges rules, TargetChanges targets) {
        this.policies = policies;
        this.rules = rules;
        this.targets = targets;
    }

    @PatchMapping("/api/v1/policy/{policy_key}/rule")
    @Endpoint(value = "Create or change rules of a policy", fails = 404)
    @RequiresScope("rule:create_or_update")
    BulkResult<RuleView> patchRules(
            @PathVariable FidesKey policyKey, @RequestBody @MaxItems(50) List<RuleEntry> entries, Caller caller) {
        policies.get(policyKey);
        return BulkResult.of(entries, entry -> rules.apply(policyKey, entry, caller.clientId()));
    }

    @DeleteMapping("/api/v1/policy/{policy_key}/rule/{rule_key}")
    @Endpoint(value = "Delete a rule", fails = 404)
    @RequiresScope("rule:delete")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteRule(@PathVariable FidesKey policyKey, @PathVariable FidesKey ruleKey) {
        rules.delete(policyKey, ruleKey);
    }

    @PatchMapping("/api/v1/policy/{policy_key}/rule/{rule_key}/target")
    @Endpoint(value = "Create or change targets of a rule", fails = 404)
    @RequiresScope("rule:create_or_update")
    BulkResult<TargetView> patchTargets(
            @PathVariable FidesKey policyKey,
            @PathVariable FidesKey ruleKey,
            @RequestBody @MaxItems(50) List<TargetEntry> entries,
            Caller caller) {
        rules.get(policies.get(policyKey).id(), policyKey, ruleKey);
        return BulkResult.of(entries, entry -> targets.apply(policyKey, ruleKey, entry, caller.clientId()));
    }

    @DeleteMapping("/api/v1/policy/{policy_key}/rule/{rule_key}/target/{rule_target_key}")
    @Endpoint(value = "Delete a target", fails = 404)
    @RequiresScope("rule:delete")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteTarget(
            @PathVariable FidesKey policyKey, @PathVariable FidesKey ruleKey, @PathVariable FidesKey ruleTargetKey) {
        targets.delete(policyKey, ruleKey, ruleTargetKey);
    }
}
