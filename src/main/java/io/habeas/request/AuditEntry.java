package io.habeas.request;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a request's audit log.
 *
 * @param userId who did it: a user, an API client, or {@code system}
 */
record AuditEntry(
        @Nullable String userId,
        AuditAction action,
        @Nullable String message,
        Instant updatedAt) {}
