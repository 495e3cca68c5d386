package io.habeas.policy;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.habeas.platform.FidesKey;
import io.habeas.policy.RuleView.StrategyName;
import io.habeas.storage.StorageConfigs;
import io.habeas.storage.StorageView;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows rules: the destinations they name are looked up once each. */
@Component
class RuleViews {
    private final RuleRepository rules;
    private final StorageConfigs storages;

    RuleViews(RuleRepository rules, StorageConfigs storages) {
        this.rules = rules;
        this.storages = storages;
    }

    /** The rules by policy id. */
    Map<String, List<RuleView>> of(Collection<String> policyIds) {
        Map<FidesKey, Optional<StorageView>> known = new HashMap<>();
        return rules.of(policyIds).stream()
                .collect(groupingBy(RuleRow::policyId, mapping(rule -> view(rule, known), toList())));
    }

    RuleView of(RuleRow rule) {
        return view(rule, new HashMap<>());
    }

    private RuleView view(RuleRow rule, Map<FidesKey, Optional<StorageView>> known) {
        return new RuleView(
                rule.name(), rule.key(), rule.action(), storage(rule.storageKey(), known), strategy(rule.masking()));
    }

    private @Nullable StorageView storage(@Nullable FidesKey key, Map<FidesKey, Optional<StorageView>> known) {
        return key == null ? null : known.computeIfAbsent(key, storages::find).orElse(null);
    }

    private static @Nullable StrategyName strategy(@Nullable MaskingDefinition masking) {
        return masking == null ? null : new StrategyName(masking.strategy());
    }
}
