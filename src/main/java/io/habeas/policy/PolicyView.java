package io.habeas.policy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.habeas.platform.FidesKey;
import io.habeas.platform.openapi.JsonShape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A policy as the API shows it (policies section 1).
 *
 * @param id not shown
 * @param executionTimeframe in days; a request has no due date when it is 0 or null
 */
public record PolicyView(
        @JsonIgnore String id,
        String name,
        FidesKey key,
        @Nullable DrpAction drpAction,

        @JsonShape("{\"description\": \"In days.\"}") @Nullable
        Integer executionTimeframe,

        List<RuleView> rules,

        @JsonShape("{\"description\": \"Whether webhooks may replace an identity that was verified.\"}")
        boolean allowIdentityReplacement) {}
