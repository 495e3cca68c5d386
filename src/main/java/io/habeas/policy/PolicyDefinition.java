package io.habeas.policy;

import io.habeas.platform.FidesKey;
import java.util.List;

/** A policy with its rules as a run needs them; it is taken down with the plan of a request. */
public record PolicyDefinition(String id, FidesKey key, String name, List<RuleDefinition> rules) {

    /** The rules of one kind, in their order. */
    public List<RuleDefinition> rules(ActionType action) {
        return rules.stream().filter(rule -> rule.action() == action).toList();
    }
}
