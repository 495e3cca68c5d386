package io.habeas.policy;

import io.habeas.platform.FidesKey;
import io.habeas.taxonomy.DataCategory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule with its targets: an access rule has a storage, an erasure rule a masking strategy. */
public record RuleDefinition(
        FidesKey key,
        ActionType action,
        @Nullable FidesKey storageKey,
        @Nullable MaskingDefinition masking,
        List<DataCategory> targets) {}
