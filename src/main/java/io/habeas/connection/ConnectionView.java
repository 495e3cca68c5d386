package io.habeas.connection;

import io.habeas.platform.FidesKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A connection as the API shows it, without secrets (connections section 2). */
public record ConnectionView(
        String name,
        FidesKey key,
        @Nullable String description,
        ConnectionType connectionType,
        ConnectionAccess access,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Boolean disabled,
        @Nullable Instant lastTestTimestamp,
        @Nullable Boolean lastTestSucceeded,
        @Nullable Object saasConfig) {}
