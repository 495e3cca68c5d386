package io.habeas.fulfilment;

import io.habeas.platform.settings.Section;
import io.habeas.platform.settings.Setting;
import java.time.Duration;

/** How this node runs requests. */
@Section("execution")
public record FulfilmentSettings(
        @Setting(value = "How many requests this node works on at once.", byDefault = "100")
        int concurrentRequests,

        @Setting(value = "How many collections of one connection a request reads or masks at once.", byDefault = "4")
        int collectionsPerConnection,

        @Setting(
                value = "How often the read or the masking of a collection is tried again after a failure.",
                byDefault = "0")
        int taskRetryCount,

        @Setting(value = "How long to wait before such a retry; a bare number is seconds.", byDefault = "0")
        Duration taskRetryDelay,

        @Setting(value = "The factor by which that time grows with each retry.", byDefault = "1")
        int taskRetryBackoff,

        @Setting(
                value = "Whether a request ends in error, retryable, when something targeted could not be erased;"
                        + " otherwise it is complete and lists the exceptions.",
                byDefault = "false")
        boolean incompleteErasureIsError,

        @Setting(
                value =
                        "Whether a collection that the given identities cannot reach is an error; otherwise it is skipped and named.",
                byDefault = "false")
        boolean unreachableIsError) {

    public FulfilmentSettings {
        if (concurrentRequests < 1 || concurrentRequests > 10_000) {
            throw new IllegalArgumentException("execution.concurrent_requests: must be 1 to 10000");
        }
        if (collectionsPerConnection < 1 || collectionsPerConnection > 100) {
            throw new IllegalArgumentException("execution.collections_per_connection: must be 1 to 100");
        }
        if (taskRetryCount < 0 || taskRetryCount > 100) {
            throw new IllegalArgumentException("execution.task_retry_count: must be 0 to 100");
        }
    }
}
