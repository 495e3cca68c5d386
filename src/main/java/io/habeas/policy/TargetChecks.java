package io.habeas.policy;

import io.habeas.platform.Taken;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Why a target may not be stored, in the order of policies section 4. */
@Component
class TargetChecks {
    private static final String RESOURCE = "RuleTarget";
    private final TargetRepository targets;

    TargetChecks(TargetRepository targets) {
        this.targets = targets;
    }

    /** @param withSameKey the target that the entry's key names, of any rule */
    Optional<String> refusal(TargetRow wanted, RuleRow rule, Optional<TargetRow> withSameKey) {
        return withSameKey
                .filter(target -> !target.ruleId().equals(rule.id()))
                .map(target -> "RuleTarget with identifier " + target.key() + " belongs to another rule.")
                .or(() -> targets.find(wanted.key())
                        .filter(target -> !target.id().equals(wanted.id()))
                        .map(target -> Taken.key(target.key(), RESOURCE)))
                .or(() -> targets.named(wanted.name())
                        .filter(Predicate.not(wanted.id()::equals))
                        .map(_ -> Taken.name(wanted.name(), RESOURCE)))
                .or(() -> twice(wanted))
                .or(() -> rule.action() == ActionType.ERASURE
                        ? targets.ofErasureRules(rule.policyId())
                                .withoutTarget(wanted.id())
                                .conflict(wanted.category())
                        : Optional.empty());
    }

    private Optional<String> twice(TargetRow wanted) {
        return targets.ofRule(wanted.ruleId()).stream()
                .filter(target -> target.category().equals(wanted.category())
                        && !target.id().equals(wanted.id()))
                .map(target -> "DataCategory " + target.category() + " is already specified on Rule with ID "
                        + target.ruleId())
                .findFirst();
    }
}
