package io.habeas.storage;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.habeas.platform.web.Closed;
import io.habeas.platform.web.Default;
import org.jspecify.annotations.Nullable;

/** What a destination needs to know, by its type (storage section 1). Files are named after the request; no other naming exists. */
sealed interface StorageDetails {

    /** A folder of the server. */
    @Closed
    record Local(@Default("\"request_id\"") Naming naming) implements StorageDetails {}

    /** A bucket; {@code object_name} is asked for by the reference's schema and has no part in the object's name. */
    @Closed
    record S3(
            AuthMethod authMethod,
            String bucket,
            String objectName,
            @Default("0") int maxRetries,
            @Default("\"request_id\"") Naming naming,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String endpointUrl)
            implements StorageDetails {}

    /** A OneTrust tenant that is polled. */
    @Closed
    record OneTrust(String serviceName, int onetrustPollingHr, int onetrustPollingDayOfWeek)
            implements StorageDetails {}

    /** Where the credentials of a bucket come from. */
    enum AuthMethod {
        AUTOMATIC,
        SECRET_KEYS
    }
}
