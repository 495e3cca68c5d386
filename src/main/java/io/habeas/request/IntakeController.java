package io.habeas.request;

import io.habeas.platform.openapi.Endpoint;
import io.habeas.platform.openapi.Topic;
import io.habeas.platform.web.Body;
import io.habeas.platform.web.BulkResult;
import io.habeas.platform.web.MaxItems;
import io.habeas.platform.web.Public;
import io.habeas.security.Caller;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /privacy-request}. */
@RestController
@Topic(
        value = "Privacy requests",
        about = "Requests of data subjects: submitted, reviewed, followed, resumed and retried.")
class IntakeController {
    private final IntakeRule rule;
    private final Intake intake;

    IntakeController(IntakeRule rule, Intake intake) {
        this.rule = rule;
        this.intake = intake;
    }

    @Public(because = "the settings decide whether a token is needed (IntakeRule)")
    @PostMapping("/api/v1/privacy-request")
    @Endpoint(
            value = "Submit privacy requests",
            fails = {401, 403},
            scopeIfSet = "privacy-request:create",
            note = "Each entry succeeds or fails on its own.")
    BulkResult<RequestView> submit(
            Optional<Caller> caller, @RequestBody @MaxItems(50) Body<List<IntakeEntry>> entries) {
        rule.check(caller);
        return intake.submit(entries.read());
    }
}
