package io.habeas.webhook;

import io.habeas.platform.FidesKey;
import io.habeas.platform.web.Default;
import io.habeas.platform.web.MaxLength;
import io.habeas.platform.web.Range;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which part of the delivery log is wanted; conditions all hold together. */
record DeliveryQuery(
        @Default("50") @Range(min = 1, max = 100) int size,
        Optional<DeliveryCursor> cursor,
        Optional<FidesKey> policyKey,
        Optional<FidesKey> webhookKey,
        @MaxLength(100) Optional<String> privacyRequestId,
        Optional<Stage> stage,
        @Default("[]") List<DeliveryOutcome> outcome,
        Optional<Instant> startedGt,
        Optional<Instant> startedLt) {}
