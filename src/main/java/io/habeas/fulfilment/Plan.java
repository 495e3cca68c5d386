package io.habeas.fulfilment;

import io.habeas.graph.GraphDataset;
import io.habeas.platform.FidesKey;
import io.habeas.policy.PolicyDefinition;
import io.habeas.policy.RuleDefinition;
import io.habeas.webhook.ChainedWebhook;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a request will do, as it stood when its first run began.
 *
 * @param identityVerified whether the subject had proven who they are
 */
record Plan(
        PolicyDefinition policy,
        List<ChainedWebhook> preWebhooks,
        List<ChainedWebhook> postWebhooks,
        List<GraphDataset> datasets,
        boolean identityVerified) {
    private static final Set<String> DOCUMENTED = Set.of("email", "phone_number");

    /** What may be derived. */
    IdentityTerms identityTerms() {
        return new IdentityTerms(identityNames(), identityVerified && !policy.allowIdentityReplacement());
    }

    private Set<String> identityNames() {
        Set<String> names = new TreeSet<>(DOCUMENTED);
        datasets.forEach(dataset -> dataset.collections()
                .forEach(collection -> collection.fieldsByPath().values().forEach(field -> {
                    if (field.identity() != null) {
                        names.add(field.identity());
                    }
                })));
        return names;
    }

    /** The webhook that a step calls. */
    ChainedWebhook webhook(Step step) {
        List<ChainedWebhook> chain = step.kind() == StepKind.PRE_WEBHOOK ? preWebhooks : postWebhooks;
        return chain.stream()
                .filter(webhook -> webhook.key().value().equals(step.target()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No webhook " + step.target() + " in the plan"));
    }

    /** The rule that a step carries out. */
    RuleDefinition rule(Step step) {
        FidesKey key = new FidesKey(step.target());
        return policy.rules().stream()
                .filter(rule -> rule.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No rule " + step.target() + " in the plan"));
    }
}
