package io.habeas.policy;

import io.habeas.platform.FidesKey;
import org.jspecify.annotations.Nullable;

/** A stored rule, its masking strategy opened. */
record RuleRow(
        String id,
        FidesKey key,
        String name,
        String policyId,
        ActionType action,
        @Nullable FidesKey storageKey,
        @Nullable MaskingDefinition masking) {}
