package io.habeas.policy;

import io.habeas.platform.FidesKey;
import io.habeas.platform.Ids;
import io.habeas.platform.Taken;
import io.habeas.platform.Transactions;
import io.habeas.platform.web.BulkResult.Entry;
import io.habeas.platform.web.BulkResult.Entry.Failed;
import io.habeas.platform.web.BulkResult.Entry.Succeeded;
import io.habeas.platform.web.WireNames;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Creates and updates policies, each entry in a transaction of its own. */
@Service
class PolicyChanges {
    private static final String RESOURCE = "Policy";
    private final PolicyRepository policies;
    private final Policies views;
    private final Transactions transactions;
    private final Ids ids;

    PolicyChanges(PolicyRepository policies, Policies views, Transactions transactions, Ids ids) {
        this.policies = policies;
        this.views = views;
        this.transactions = transactions;
        this.ids = ids;
    }

    Entry<PolicyView> apply(PolicyEntry entry, String clientId) {
        return transactions.run(() -> {
            Optional<PolicyRow> stored = entry.key().flatMap(policies::lock);
            Optional<FidesKey> key = entry.key().or(() -> FidesKey.derivedFrom(entry.name()));
            if (key.isEmpty()) {
                return new Failed<>(Taken.noKeyIn(entry.name()), entry);
            }
            PolicyRow wanted = wanted(entry, key.get(), stored.orElse(null));
            Optional<String> refusal = refusal(wanted, stored.isEmpty());
            return refusal.isPresent() ? new Failed<>(refusal.get(), entry) : new Succeeded<>(save(wanted, clientId));
        });
    }

    private PolicyRow wanted(PolicyEntry entry, FidesKey key, @Nullable PolicyRow stored) {
        return new PolicyRow(
                stored == null ? ids.next("pol") : stored.id(),
                key,
                entry.name(),
                entry.drpAction().over(stored == null ? null : stored.drpAction()),
                entry.executionTimeframe().over(stored == null ? null : stored.executionTimeframe()),
                entry.allowIdentityReplacement().over(stored == null || stored.allowIdentityReplacement(), () -> true));
    }

    private Optional<String> refusal(PolicyRow wanted, boolean isNew) {
        return Optional.of(wanted)
                .filter(policy -> isNew && policies.find(policy.key()).isPresent())
                .map(policy -> Taken.key(policy.key(), RESOURCE))
                .or(() -> policies.named(wanted.name())
                        .filter(Predicate.not(wanted.id()::equals))
                        .map(_ -> Taken.name(wanted.name(), RESOURCE)))
                .or(() -> Optional.ofNullable(wanted.drpAction()).flatMap(action -> refusal(action, wanted.id())));
    }

    private Optional<String> refusal(DrpAction action, String policyId) {
        if (!action.isSupported()) {
            return Optional.of(WireNames.of(action) + " action is not supported at this time.");
        }
        return policies.answering(action)
                .filter(other -> !other.id().equals(policyId))
                .map(other -> "drp_action " + WireNames.of(action) + " is already used by Policy " + other.key() + ".");
    }

    private PolicyView save(PolicyRow policy, String clientId) {
        policies.save(policy, clientId);
        return views.byId(policy.id()).orElseThrow();
    }
}
