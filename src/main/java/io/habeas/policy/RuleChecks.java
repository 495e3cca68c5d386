package io.habeas.policy;

import io.habeas.masking.MaskingStrategies;
import io.habeas.masking.ParsedStrategy;
import io.habeas.platform.FidesKey;
import io.habeas.platform.Taken;
import io.habeas.platform.web.WireNames;
import io.habeas.storage.StorageConfigs;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Why a rule may not be stored, in the order of policies section 3. */
@Component
class RuleChecks {
    private static final String RESOURCE = "Rule";
    private final RuleRepository rules;
    private final TargetRepository targets;
    private final StorageConfigs storages;

    RuleChecks(RuleRepository rules, TargetRepository targets, StorageConfigs storages) {
        this.rules = rules;
        this.targets = targets;
        this.storages = storages;
    }

    /** @param withSameKey the rule that the entry's key names, of any policy */
    Optional<String> refusal(RuleRow wanted, Optional<RuleRow> withSameKey) {
        return storage(wanted)
                .or(() -> withSameKey
                        .filter(rule -> !rule.policyId().equals(wanted.policyId()))
                        .map(rule -> "Rule with identifier " + rule.key() + " belongs to another policy."))
                .or(() -> rules.find(wanted.key())
                        .filter(rule -> !rule.id().equals(wanted.id()))
                        .map(rule -> Taken.key(rule.key(), RESOURCE)))
                .or(() -> rules.named(wanted.name())
                        .filter(Predicate.not(wanted.id()::equals))
                        .map(_ -> Taken.name(wanted.name(), RESOURCE)))
                .or(() -> action(wanted))
                .or(() -> Optional.ofNullable(wanted.masking()).flatMap(RuleChecks::masking))
                .or(() -> categories(wanted));
    }

    private Optional<String> storage(RuleRow wanted) {
        @Nullable FidesKey key = wanted.storageKey();
        return wanted.action() == ActionType.ACCESS
                        && Optional.ofNullable(key).flatMap(storages::find).isEmpty()
                ? Optional.of("A StorageConfig with key " + (key == null ? "None" : key) + " does not exist")
                : Optional.empty();
    }

    private static Optional<String> action(RuleRow wanted) {
        return switch (wanted.action()) {
            case CONSENT, UPDATE ->
                Optional.of(WireNames.of(wanted.action()) + " Rules are not supported at this time.");
            case ERASURE ->
                wanted.masking() == null
                        ? Optional.of("Erasure Rules must have masking strategies.")
                        : Optional.empty();
            case ACCESS -> Optional.empty();
        };
    }

    private static Optional<String> masking(MaskingDefinition masking) {
        return switch (MaskingStrategies.parse(masking.strategy(), masking.configuration())) {
            case ParsedStrategy.Valid _ -> Optional.empty();
            case ParsedStrategy.Unknown(var message) -> Optional.of(message);
            case ParsedStrategy.Invalid(var message) -> Optional.of(message);
        };
    }

    /** An access rule that becomes an erasure rule brings its targets with it. */
    private Optional<String> categories(RuleRow wanted) {
        return wanted.action() == ActionType.ERASURE
                ? targets.ofErasureRules(wanted.policyId())
                        .withoutRule(wanted.id())
                        .conflict(targets.ofRule(wanted.id()).stream()
                                .map(target -> target.erasedBy(wanted))
                                .toList())
                : Optional.empty();
    }
}
