package io.habeas.policy;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import io.habeas.platform.FidesKey;
import io.habeas.platform.web.ApiException;
import io.habeas.platform.web.Page;
import io.habeas.platform.web.PageQuery;
import io.habeas.taxonomy.DataCategory;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The stored policies. */
@Service
public class Policies {
    private final PolicyRepository policies;
    private final RuleRepository rules;
    private final TargetRepository targets;
    private final RuleViews views;

    Policies(PolicyRepository policies, RuleRepository rules, TargetRepository targets, RuleViews views) {
        this.policies = policies;
        this.rules = rules;
        this.targets = targets;
        this.views = views;
    }

    /** The policy with this key. */
    public Optional<PolicyView> find(FidesKey key) {
        return policies.find(key).map(this::view);
    }

    /** The policy with this id. */
    public Optional<PolicyView> byId(String id) {
        return policies.byId(id).map(this::view);
    }

    /** The policies with these ids, by id. */
    public Map<String, PolicyView> byIds(Collection<String> ids) {
        List<PolicyRow> found = policies.byIds(ids);
        Map<String, List<RuleView>> shown =
                views.of(found.stream().map(PolicyRow::id).toList());
        return found.stream()
                .collect(toMap(PolicyRow::id, policy -> view(policy, shown.getOrDefault(policy.id(), List.of()))));
    }

    /** The policy with this key. @throws ApiException 404 when there is none */
    public PolicyView get(FidesKey key) {
        return find(key).orElseThrow(() -> unknown(key));
    }

    /**
     * The id of the policy with this key; other changes of what belongs to the policy wait until the transaction ends.
     *
     * @throws ApiException 404 when there is none
     */
    public String lock(FidesKey key) {
        return policies.lock(key).orElseThrow(() -> unknown(key)).id();
    }

    /** What a run needs of a policy. @throws IllegalArgumentException when there is no policy with this id */
    public PolicyDefinition definition(String policyId) {
        PolicyRow policy =
                policies.byId(policyId).orElseThrow(() -> new IllegalArgumentException("No policy has id " + policyId));
        Map<String, List<DataCategory>> categories = targets.ofPolicy(policyId).stream()
                .collect(groupingBy(TargetRow::ruleId, mapping(TargetRow::category, toList())));
        List<RuleDefinition> defined = rules.of(List.of(policyId)).stream()
                .map(rule -> new RuleDefinition(
                        rule.key(),
                        rule.action(),
                        rule.storageKey(),
                        rule.masking(),
                        categories.getOrDefault(rule.id(), List.of())))
                .toList();
        return new PolicyDefinition(
                policy.id(), policy.key(), policy.name(), defined, policy.allowIdentityReplacement());
    }

    /** Newest first. */
    Page<PolicyView> page(PageQuery query) {
        List<PolicyRow> found = policies.newestFirst(query);
        Map<String, List<RuleView>> shown =
                views.of(found.stream().map(PolicyRow::id).toList());
        return Page.of(
                found.stream()
                        .map(policy -> view(policy, shown.getOrDefault(policy.id(), List.of())))
                        .toList(),
                policies.count(),
                query);
    }

    private PolicyView view(PolicyRow policy) {
        return view(policy, views.of(List.of(policy.id())).getOrDefault(policy.id(), List.of()));
    }

    private static PolicyView view(PolicyRow policy, List<RuleView> rules) {
        return new PolicyView(
                policy.id(),
                policy.name(),
                policy.key(),
                policy.drpAction(),
                policy.executionTimeframe(),
                rules,
                policy.allowIdentityReplacement());
    }

    private static ApiException unknown(FidesKey key) {
        return ApiException.notFound("No Policy found for key " + key + ".");
    }
}
