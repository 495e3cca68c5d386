package io.habeas.policy;

import io.habeas.platform.FidesKey;
import io.habeas.platform.Ids;
import io.habeas.platform.Taken;
import io.habeas.platform.Transactions;
import io.habeas.platform.web.ApiException;
import io.habeas.platform.web.BulkResult.Entry;
import io.habeas.platform.web.BulkResult.Entry.Failed;
import io.habeas.platform.web.BulkResult.Entry.Succeeded;
import io.habeas.taxonomy.DataCategory;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Creates, updates and deletes targets, each in a transaction that keeps other changes of the policy waiting. */
@Service
class TargetChanges {
    private final Policies policies;
    private final RuleChanges rules;
    private final TargetRepository targets;
    private final TargetChecks checks;
    private final Transactions transactions;
    private final Ids ids;

    TargetChanges(
            Policies policies,
            RuleChanges rules,
            TargetRepository targets,
            TargetChecks checks,
            Transactions transactions,
            Ids ids) {
        this.policies = policies;
        this.rules = rules;
        this.targets = targets;
        this.checks = checks;
        this.transactions = transactions;
        this.ids = ids;
    }

    /** @throws ApiException 404 without such a policy or such a rule on it */
    Entry<TargetView> apply(FidesKey policyKey, FidesKey ruleKey, TargetEntry entry, String clientId) {
        return transactions.run(() -> {
            RuleRow rule = rules.get(policies.lock(policyKey), policyKey, ruleKey);
            Optional<TargetRow> named = entry.key().flatMap(targets::find);
            @Nullable
            TargetRow stored =
                    named.filter(target -> target.ruleId().equals(rule.id())).orElse(null);
            String name = name(entry, rule, stored);
            Optional<FidesKey> key = entry.key().or(() -> FidesKey.derivedFrom(name));
            if (key.isEmpty()) {
                return new Failed<>(Taken.noKeyIn(name), entry);
            }
            TargetRow wanted = new TargetRow(
                    stored == null ? ids.next("rul") : stored.id(),
                    key.get(),
                    name,
                    rule.id(),
                    entry.dataCategory().category());
            Optional<String> refusal = checks.refusal(wanted, rule, named);
            return refusal.isPresent() ? new Failed<>(refusal.get(), entry) : new Succeeded<>(save(wanted, clientId));
        });
    }

    /** @throws ApiException 404 without such a policy, such a rule on it, or such a target at that */
    void delete(FidesKey policyKey, FidesKey ruleKey, FidesKey targetKey) {
        transactions.run(() -> {
            RuleRow rule = rules.get(policies.lock(policyKey), policyKey, ruleKey);
            TargetRow target = targets.find(targetKey)
                    .filter(found -> found.ruleId().equals(rule.id()))
                    .orElseThrow(() -> ApiException.notFound("No RuleTarget found for key " + targetKey + " at Rule "
                            + ruleKey + " on Policy " + policyKey + "."));
            return targets.delete(target.id());
        });
    }

    private static String name(TargetEntry entry, RuleRow rule, @Nullable TargetRow stored) {
        DataCategory category = entry.dataCategory().category();
        return entry.name().orElseGet(() -> stored == null ? rule.id() + "-" + category : stored.name());
    }

    private TargetView save(TargetRow target, String clientId) {
        targets.save(target, clientId);
        return target.view();
    }
}
