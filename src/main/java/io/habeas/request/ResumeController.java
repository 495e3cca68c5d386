package io.habeas.request;

import io.habeas.platform.RequestId;
import io.habeas.platform.web.ApiException;
import io.habeas.platform.web.Body;
import io.habeas.platform.web.Public;
import io.habeas.platform.web.RequiresScope;
import io.habeas.platform.web.WireNames;
import io.habeas.webhook.Waits;
import io.habeas.webhook.Waits.Claim;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /privacy-request/{id}/resume} and {@code /retry}. */
@RestController
class ResumeController {
    private final Waits waits;
    private final Resume resume;
    private final Retry retry;
    private final PrivacyRequestRepository requests;
    private final RequestViews views;

    ResumeController(Waits waits, Resume resume, Retry retry, PrivacyRequestRepository requests, RequestViews views) {
        this.waits = waits;
        this.resume = resume;
        this.retry = retry;
        this.requests = requests;
        this.views = views;
    }

    @Public(because = "its bearer is the reply token of the webhook that halted the request")
    @PostMapping("/api/v1/privacy-request/{privacy_request_id}/resume")
    RequestView resume(
            @PathVariable("privacy_request_id") String id,
            HttpServletRequest http,
            @RequestBody Body<ResumeBody> body) {
        RequestId request = new RequestId(id);
        Claim claim = waits.check(Optional.ofNullable(http.getHeader(HttpHeaders.AUTHORIZATION)), request);
        ReplyToken.authenticate(claim);
        ResumeBody given = body.read();
        PrivacyRequest paused = find(request);
        if (claim instanceof Claim.OtherRequest) {
            throw Resume.notWaited();
        }
        if (paused.status() != PrivacyRequestStatus.PAUSED) {
            throw notPaused(paused);
        }
        if (!(claim instanceof Claim.Valid valid)) {
            throw Resume.notWaited();
        }
        if (!resume.resume(request, valid, given.derived())) {
            throw notPaused(find(request));
        }
        return views.of(find(request));
    }

    @RequiresScope("privacy-request:resume")
    @PostMapping("/api/v1/privacy-request/{privacy_request_id}/retry")
    RequestView retry(@PathVariable("privacy_request_id") String id) {
        RequestId request = new RequestId(id);
        find(request);
        if (!retry.retry(request)) {
            throw ApiException.badRequest(
                    "Cannot restart privacy request from failure: privacy request '%s' status = %s."
                            .formatted(id, WireNames.of(find(request).status())));
        }
        return views.of(find(request));
    }

    private PrivacyRequest find(RequestId id) {
        return requests.find(id)
                .orElseThrow(() -> ApiException.notFound("No privacy request found with id '" + id + "'."));
    }

    private static ApiException notPaused(PrivacyRequest request) {
        return ApiException.badRequest("Invalid resume request: privacy request '%s' status = %s."
                .formatted(request.id(), WireNames.of(request.status())));
    }
}
