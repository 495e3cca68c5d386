package io.habeas.request;

import io.habeas.platform.openapi.JsonShape;
import io.habeas.webhook.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who a request is about, and where each value came from. */
record IdentityView(
        @Nullable Instant identityVerifiedAt,
        Map<String, String> submitted,

        @JsonShape(
                "{\"description\": \"In the order in which they came; null once the data of the request was destroyed.\"}")
        @Nullable
        List<Derived> derived) {

    /** A value that a webhook or its owner supplied. */
    @JsonShape(name = "DerivedIdentityValue")
    record Derived(
            String name,
            String value,
            String webhook,
            Stage callbackType,

            @JsonShape("{\"description\": \"Whether the answer to a call had it, or a resume.\"}")
            Source source,

            @JsonShape("{\"description\": \"Which try of the call it was, from 1; null of a resume.\"}") @Nullable
            Integer attempt,

            Instant derivedAt,

            @JsonShape("{\"description\": \"Whether there was another value before.\"}")
            boolean replaced) {

        /** Hides the value, so that no log shows it by accident. */
        @Override
        public String toString() {
            return "Derived[" + name + "]";
        }
    }

    /** How a value came. */
    enum Source {
        ANSWER,
        RESUME
    }

    /** Hides the values, so that no log shows them by accident. */
    @Override
    public String toString() {
        return "IdentityView" + submitted.keySet();
    }
}
