package io.habeas.policy;

import io.habeas.platform.FidesKey;
import io.habeas.taxonomy.DataCategory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the erasure rules of one policy target. No category may be there twice, nor together with one above or below it: two rules would
 * then mask the same field (policies section 4; data plane defect C17).
 */
record ErasureTargets(List<Target> targets) {

    record Target(String id, String ruleId, FidesKey ruleKey, DataCategory category) {}

    ErasureTargets withoutTarget(String id) {
        return new ErasureTargets(
                targets.stream().filter(target -> !target.id().equals(id)).toList());
    }

    ErasureTargets withoutRule(String ruleId) {
        return new ErasureTargets(targets.stream()
                .filter(target -> !target.ruleId().equals(ruleId))
                .toList());
    }

    /** Why this category may not join, if so. */
    Optional<String> conflict(DataCategory category) {
        return targets.stream().flatMap(target -> conflict(category, target)).findFirst();
    }

    /** Why the targets of a rule may not join all together, if so. */
    Optional<String> conflict(Collection<Target> joining) {
        List<Target> all = new ArrayList<>(targets);
        for (Target target : joining) {
            Optional<String> conflict = new ErasureTargets(all).conflict(target.category());
            if (conflict.isPresent()) {
                return conflict;
            }
            all.add(target);
        }
        return Optional.empty();
    }

    private static Stream<String> conflict(DataCategory category, Target target) {
        String text = "Policy rules are invalid, action conflict in erasure rules detected for ";
        if (category.equals(target.category())) {
            return Stream.of(text + "category " + category + ", which Rule " + target.ruleKey() + " targets already");
        }
        if (category.isSameOrBelow(target.category())) {
            return Stream.of(text + "categories " + category + " and " + target.category());
        }
        return target.category().isSameOrBelow(category)
                ? Stream.of(text + "categories " + target.category() + " and " + category)
                : Stream.empty();
    }
}
