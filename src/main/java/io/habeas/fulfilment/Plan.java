package io.habeas.fulfilment;

import io.habeas.graph.GraphDataset;
import io.habeas.platform.FidesKey;
import io.habeas.policy.PolicyDefinition;
import io.habeas.policy.RuleDefinition;
import io.habeas.webhook.ChainedWebhook;
import java.util.List;

/** What a request will do, as it stood when its first run began. */
record Plan(
        PolicyDefinition policy,
        List<ChainedWebhook> preWebhooks,
        List<ChainedWebhook> postWebhooks,
        List<GraphDataset> datasets) {

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
