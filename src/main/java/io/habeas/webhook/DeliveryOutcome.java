package io.habeas.webhook;

import io.habeas.platform.openapi.JsonShape;

/** What an attempt of a call came to, as the delivery log shows it. */
@JsonShape("""
        {"description": "`started`: the call is under way, or was cut off by a crash and is made again under the same call id; \
`retrying`: it failed and is tried again; `undelivered`: it failed, and the request goes on; `failed`: it failed, and so does the request."}""")
public enum DeliveryOutcome {
    STARTED,
    DELIVERED,
    HALTED,
    CANCELED,
    REVIEW,
    RETRYING,
    UNDELIVERED,
    FAILED
}
