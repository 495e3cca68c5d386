package io.habeas.vault;

import io.habeas.platform.RequestId;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;

/**
 * What becomes of a request's vault when the request is complete: what was collected is destroyed at once, some of the rest stays until the
 * vault expires, or for the shorter time that the settings give it.
 */
@Service
public class Retention {
    private final Vault vault;
    private final RetentionSettings settings;
    private final Clock clock;

    Retention(Vault vault, RetentionSettings settings, Clock clock) {
        this.vault = vault;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Destroys all but what may outlive the completion; joins the caller's transaction.
     *
     * @param outliving what the names of entries start with that stay
     */
    public void complete(RequestId request, List<String> outliving) {
        vault.keepOnly(
                request,
                outliving,
                clock.instant().plus(settings.keepAfterCompletion().orElse(VaultSettings.LONGEST)));
    }
}
