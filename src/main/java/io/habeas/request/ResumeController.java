package io.habeas.request;

import io.habeas.platform.RequestId;
import io.habeas.platform.openapi.Endpoint;
import io.habeas.platform.openapi.Topic;
import io.habeas.platform.web.Body;
import io.habeas.platform.web.Public;
import io.habeas.platform.web.RequiresScope;
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
@Topic("Privacy requests")
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
    @Endpoint(
            value = "Resume a privacy request that a webhook halted",
            fails = {400, 401, 403, 404},
            credential = "reply_token")
    RequestView resume(
            @PathVariable("privacy_request_id") String id,
            HttpServletRequest http,
            @RequestBody Body<ResumeBody> body) {
        RequestId request = new RequestId(id);
        Claim claim = waits.check(Optional.ofNullable(http.getHeader(HttpHeaders.AUTHORIZATION)), request);
        ReplyToken.authenticate(claim);
        ResumeBody given = body.read();
        return views.of(resume.resume(requests.get(request).id(), claim, given));
    }

    @RequiresScope("privacy-request:resume")
    @PostMapping("/api/v1/privacy-request/{privacy_request_id}/retry")
    @Endpoint(
            value = "Retry a failed privacy request at the step that failed",
            fails = {400, 404})
    RequestView retry(@PathVariable("privacy_request_id") String id) {
        return views.of(retry.retry(requests.get(new RequestId(id)).id()));
    }
}
