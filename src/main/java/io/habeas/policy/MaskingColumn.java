package io.habeas.policy;

import io.habeas.security.Purpose;
import io.habeas.security.Sealer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The column {@code rule.masking_strategy}: sealed, and bound to its rule. */
@Component
class MaskingColumn {
    private final Sealer sealer;
    private final JsonMapper mapper;

    MaskingColumn(Sealer sealer, JsonMapper mapper) {
        this.sealer = sealer;
        this.mapper = mapper;
    }

    @Nullable
    String seal(String ruleId, @Nullable MaskingDefinition masking) {
        return masking == null
                ? null
                : sealer.seal(Purpose.STORED_SECRET, context(ruleId), mapper.writeValueAsString(masking));
    }

    @Nullable
    MaskingDefinition open(String ruleId, @Nullable String stored) {
        return stored == null
                ? null
                : mapper.readValue(
                        sealer.open(Purpose.STORED_SECRET, context(ruleId), stored), MaskingDefinition.class);
    }

    private static String context(String ruleId) {
        return "rule.masking_strategy/" + ruleId;
    }
}
