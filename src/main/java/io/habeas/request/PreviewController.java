package io.habeas.request;

import io.habeas.platform.FidesKey;
import io.habeas.platform.web.RequiresScope;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code PUT /privacy-request/preview}. */
@RestController
class PreviewController {
    private final Preview preview;

    PreviewController(Preview preview) {
        this.preview = preview;
    }

    @RequiresScope("privacy-request:read")
    @PutMapping("/api/v1/privacy-request/preview")
    List<Preview.Item> preview(@RequestBody Optional<List<FidesKey>> datasets) {
        return preview.of(datasets.orElse(List.of()));
    }
}
