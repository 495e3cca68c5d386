package io.habeas.webhook;

import io.habeas.connection.ConnectionView;
import io.habeas.platform.FidesKey;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A webhook as the API shows it: the reference's members, then ours with the values in force (policy-webhooks section 2.1). */
record PolicyWebhookView(
        Direction direction,
        FidesKey key,
        String name,
        @Nullable ConnectionView connectionConfig,
        int order,
        BigDecimal timeoutSeconds,
        int retry,
        OnFailure onFailure) {}
