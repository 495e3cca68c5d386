package io.habeas.request;

import io.habeas.platform.FidesKey;
import io.habeas.platform.web.MaxLength;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request as it is submitted (privacy-requests section 3.1). The external id is indexed, so its length is bounded. */
record IntakeEntry(
        IdentityBody identity,
        FidesKey policyKey,
        @MaxLength(500) Optional<String> externalId,
        Optional<Instant> requestedAt,
        Optional<Instant> startedProcessingAt,
        Optional<Instant> finishedProcessingAt,
        Optional<PackageKey> encryptionKey) {

    /** What a refusal shows of it: everything but the identity and the encryption key (defect 26). */
    Echo echo() {
        return new Echo(
                policyKey,
                externalId.orElse(null),
                requestedAt.orElse(null),
                startedProcessingAt.orElse(null),
                finishedProcessingAt.orElse(null));
    }

    record Echo(
            FidesKey policyKey,
            @Nullable String externalId,
            @Nullable Instant requestedAt,
            @Nullable Instant startedProcessingAt,
            @Nullable Instant finishedProcessingAt) {}
}
