package io.habeas.request;

import io.habeas.fulfilment.ActionNote;
import io.habeas.fulfilment.Unerased;
import io.habeas.fulfilment.WebhookDecision;
import io.habeas.platform.RequestId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A privacy request as it is stored (privacy-requests section 1). It holds no identity: those are stored encrypted, apart from it.
 *
 * @param actionRequired what a person has to do, or where it failed
 * @param exceptions what could not be erased
 * @param webhookDecision what a webhook decided that it stopped at, until it goes on
 */
record PrivacyRequest(
        RequestId id,
        @Nullable String externalId,
        PrivacyRequestStatus status,
        String policyId,
        Instant createdAt,
        Instant requestedAt,
        @Nullable Instant startedProcessingAt,
        @Nullable Instant finishedProcessingAt,
        @Nullable Instant reviewedAt,
        @Nullable String reviewedBy,
        @Nullable Instant identityVerifiedAt,
        @Nullable Instant pausedAt,
        @Nullable Instant dueDate,
        @Nullable ActionNote actionRequired,
        List<Unerased> exceptions,
        @Nullable WebhookDecision webhookDecision) {}
