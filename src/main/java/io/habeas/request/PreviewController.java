package io.habeas.request;

import io.habeas.platform.FidesKey;
import io.habeas.platform.openapi.Endpoint;
import io.habeas.platform.openapi.Topic;
import io.habeas.platform.web.RequiresScope;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code PUT /privacy-request/preview}. */
@RestController
@Topic("Privacy requests")
class PreviewController {
    private final Preview preview;

    PreviewController(Preview preview) {
        this.preview = preview;
    }

    @RequiresScope("privacy-request:read")
    @PutMapping("/api/v1/privacy-request/preview")
    @Endpoint(
            value = "Show the queries that a request would make, without making one",
            fails = {400, 404},
            note = "The body names the datasets; without one all are taken.")
    List<Preview.Item> preview(@RequestBody Optional<List<FidesKey>> datasets) {
        return preview.of(datasets.orElse(List.of()));
    }
}
