package io.habeas.policy;

import io.habeas.platform.FidesKey;
import io.habeas.platform.openapi.JsonShape;
import io.habeas.platform.web.MaxLength;
import io.habeas.platform.web.Member;
import io.habeas.platform.web.Range;
import java.util.Optional;

/** One entry of {@code PATCH /policy} (policies section 2). The timeframe is in days, at most a hundred years (defect 78). */
record PolicyEntry(
        @MaxLength(255) String name,
        Optional<FidesKey> key,
        Member<DrpAction> drpAction,

        @JsonShape("{\"description\": \"In days.\"}") @Range(min = 0, max = 36_500)
        Member<Integer> executionTimeframe,

        @JsonShape(
                "{\"description\": \"Whether webhooks may replace an identity that was verified; null counts as true.\"}")
        Member<Boolean> allowIdentityReplacement) {}
