package io.habeas.request;

import io.habeas.platform.openapi.Endpoint;
import io.habeas.platform.openapi.Topic;
import io.habeas.platform.web.BulkResult;
import io.habeas.platform.web.MaxItems;
import io.habeas.platform.web.MaxLength;
import io.habeas.platform.web.RequiresScope;
import io.habeas.security.Caller;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code PATCH /privacy-request/administrate/…}. */
@RestController
@Topic("Privacy requests")
class ReviewController {
    private final Review review;

    ReviewController(Review review) {
        this.review = review;
    }

    record Approval(@MaxItems(50) List<String> requestIds) {}

    record Denial(
            @MaxItems(50) List<String> requestIds,
            @MaxLength(10_000) Optional<String> reason) {}

    @RequiresScope("privacy-request:review")
    @PatchMapping("/api/v1/privacy-request/administrate/approve")
    @Endpoint("Approve privacy requests")
    BulkResult<RequestView> approve(@RequestBody Approval approval, Caller caller) {
        return review.approve(approval.requestIds(), caller.clientId());
    }

    @RequiresScope("privacy-request:review")
    @PatchMapping("/api/v1/privacy-request/administrate/deny")
    @Endpoint("Deny privacy requests")
    BulkResult<RequestView> deny(@RequestBody Denial denial, Caller caller) {
        return review.deny(
                denial.requestIds(), caller.clientId(), denial.reason().orElse(null));
    }
}
