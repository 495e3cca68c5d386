package io.habeas.policy;

import io.habeas.platform.FidesKey;
import io.habeas.platform.Ids;
import io.habeas.platform.Taken;
import io.habeas.platform.Transactions;
import io.habeas.platform.web.ApiException;
import io.habeas.platform.web.BulkResult.Entry;
import io.habeas.platform.web.BulkResult.Entry.Failed;
import io.habeas.platform.web.BulkResult.Entry.Succeeded;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Creates, updates and deletes rules, each in a transaction that keeps other changes of the policy waiting. */
@Service
class RuleChanges {
    private final Policies policies;
    private final RuleRepository rules;
    private final RuleChecks checks;
    private final RuleViews views;
    private final Transactions transactions;
    private final Ids ids;

    RuleChanges(
            Policies policies,
            RuleRepository rules,
            RuleChecks checks,
            RuleViews views,
            Transactions transactions,
            Ids ids) {
        this.policies = policies;
        this.rules = rules;
        this.checks = checks;
        this.views = views;
        this.transactions = transactions;
        this.ids = ids;
    }

    /** @throws ApiException 404 without such a policy */
    Entry<RuleView> apply(FidesKey policyKey, RuleEntry entry, String clientId) {
        return transactions.run(() -> {
            String policyId = policies.lock(policyKey);
            Optional<FidesKey> key = entry.key().or(() -> FidesKey.derivedFrom(entry.name()));
            if (key.isEmpty()) {
                return new Failed<>(Taken.noKeyIn(entry.name()), entry);
            }
            Optional<RuleRow> named = entry.key().flatMap(rules::find);
            RuleRow wanted = wanted(entry, policyId, key.get(), ofPolicy(named, policyId));
            Optional<String> refusal = checks.refusal(wanted, named);
            return refusal.isPresent() ? new Failed<>(refusal.get(), entry) : new Succeeded<>(save(wanted, clientId));
        });
    }

    /** @throws ApiException 404 without such a policy or such a rule on it */
    void delete(FidesKey policyKey, FidesKey ruleKey) {
        transactions.run(() -> {
            RuleRow rule = get(policies.lock(policyKey), policyKey, ruleKey);
            return rules.delete(rule.id());
        });
    }

    /** The rule of this policy with this key. @throws ApiException 404 when there is none */
    RuleRow get(String policyId, FidesKey policyKey, FidesKey ruleKey) {
        return rules.find(ruleKey)
                .filter(rule -> rule.policyId().equals(policyId))
                .orElseThrow(() ->
                        ApiException.notFound("No Rule found for key " + ruleKey + " on Policy " + policyKey + "."));
    }

    private static @Nullable RuleRow ofPolicy(Optional<RuleRow> rule, String policyId) {
        return rule.filter(found -> found.policyId().equals(policyId)).orElse(null);
    }

    /** What would be stored: what was sent, over what there is. An erasure rule has no storage, whatever was sent. */
    private RuleRow wanted(RuleEntry entry, String policyId, FidesKey key, @Nullable RuleRow stored) {
        return new RuleRow(
                stored == null ? ids.next("rul") : stored.id(),
                key,
                entry.name(),
                policyId,
                entry.actionType(),
                entry.actionType() == ActionType.ACCESS
                        ? entry.storageDestinationKey().over(stored == null ? null : stored.storageKey())
                        : null,
                entry.masking().over(stored == null ? null : stored.masking()));
    }

    private RuleView save(RuleRow rule, String clientId) {
        rules.save(rule, clientId);
        return views.of(rule);
    }
}
