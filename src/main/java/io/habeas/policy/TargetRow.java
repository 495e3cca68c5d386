package io.habeas.policy;

import io.habeas.platform.FidesKey;
import io.habeas.taxonomy.DataCategory;

/** A stored target. */
record TargetRow(String id, FidesKey key, String name, String ruleId, DataCategory category) {
    TargetView view() {
        return new TargetView(name, key, category.key());
    }

    ErasureTargets.Target erasedBy(RuleRow rule) {
        return new ErasureTargets.Target(id, ruleId, rule.key(), category);
    }
}
