package io.habeas.policy;

import io.habeas.platform.FidesKey;
import java.util.List;

/**
 * A policy with its rules as a run needs them; it is taken down with the plan of a request.
 *
 * @param allowIdentityReplacement whether webhooks may replace an identity that was verified
 */
public record PolicyDefinition(
        String id, FidesKey key, String name, List<RuleDefinition> rules, boolean allowIdentityReplacement) {

    /** The rules of one kind, in their order. */
    public List<RuleDefinition> rules(ActionType action) {
        return rules.stream().filter(rule -> rule.action() == action).toList();
    }
}
