package io.habeas.policy;

import io.habeas.platform.FidesKey;
import io.habeas.storage.StorageView;
import org.jspecify.annotations.Nullable;

/** A rule as the API shows it (policies section 1). */
public record RuleView(
        String name,
        FidesKey key,
        ActionType actionType,
        @Nullable StorageView storageDestination,
        @Nullable StrategyName maskingStrategy) {

    /** The name of a masking strategy; its configuration is never shown. */
    public record StrategyName(String strategy) {}
}
