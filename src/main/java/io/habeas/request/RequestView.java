package io.habeas.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.habeas.fulfilment.ActionNote;
import io.habeas.fulfilment.Unerased;
import io.habeas.fulfilment.WebhookDecision;
import io.habeas.policy.PolicyView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A privacy request as the API shows it (privacy-requests section 2).
 *
 * @param identity what the subject submitted; only in listings that ask for it
 * @param resumeEndpoint the path to go on from, without {@code /api/v1}
 * @param results what happened, by dataset and decision; only in verbose listings, otherwise the member is left out
 * @param exceptions what could not be erased (design section 6)
 * @param webhookDecision what a webhook decided that the request stopped at; null once it went on
 */
record RequestView(
        String id,
        Instant createdAt,
        @Nullable Instant startedProcessingAt,
        @Nullable Instant reviewedAt,
        @Nullable String reviewedBy,
        @Nullable Reviewer reviewer,
        @Nullable Instant finishedProcessingAt,
        @Nullable Instant identityVerifiedAt,
        @Nullable Instant pausedAt,
        PrivacyRequestStatus status,
        @Nullable String externalId,
        @Nullable ShownIdentity identity,
        @Nullable PolicyView policy,
        @Nullable ActionNote actionRequiredDetails,
        @Nullable String resumeEndpoint,
        @Nullable Long daysLeft,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, List<ResultEntry>> results,

        List<Unerased> exceptions,
        @Nullable WebhookDecision webhookDecision) {

    /** The user who approved or denied it. */
    record Reviewer(String id, String username) {}

    /** Both members are always there. */
    record ShownIdentity(@Nullable String email, @Nullable String phoneNumber) {}
}
