package io.habeas.policy;

import io.habeas.platform.FidesKey;
import io.habeas.platform.web.MaxLength;
import io.habeas.platform.web.Member;
import java.util.Map;
import java.util.Optional;

/** One entry of {@code PATCH /policy/{policy_key}/rule} (policies section 3). */
record RuleEntry(
        @MaxLength(255) String name,
        Optional<FidesKey> key,
        ActionType actionType,
        Member<FidesKey> storageDestinationKey,
        Member<Masking> maskingStrategy) {

    record Masking(String strategy, Map<String, Object> configuration) {}

    /** What was sent as masking strategy, over what is stored. */
    Member<MaskingDefinition> masking() {
        return maskingStrategy.map(sent -> new MaskingDefinition(sent.strategy(), sent.configuration()));
    }
}
