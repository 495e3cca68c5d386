package io.habeas.request;

import io.habeas.platform.RequestId;
import io.habeas.platform.openapi.Endpoint;
import io.habeas.platform.openapi.Topic;
import io.habeas.platform.web.RequiresScope;
import io.habeas.security.Caller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /privacy-request/{id}/identity}. */
@RestController
@Topic("Privacy requests")
class IdentityController {
    private final IdentityListing identities;

    IdentityController(IdentityListing identities) {
        this.identities = identities;
    }

    @RequiresScope("privacy-request:view_data")
    @GetMapping("/api/v1/privacy-request/{privacy_request_id}/identity")
    @Endpoint(
            value = "Show who a privacy request is about, and where each value came from",
            fails = 404,
            note = "Each look is written to the request's audit log.")
    IdentityView identity(@PathVariable("privacy_request_id") String id, Caller caller) {
        return identities.show(new RequestId(id), caller.clientId());
    }
}
