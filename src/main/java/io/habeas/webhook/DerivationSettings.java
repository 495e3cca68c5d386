package io.habeas.webhook;

import io.habeas.platform.settings.Section;
import io.habeas.platform.settings.Setting;

/** How much webhooks may find out about a subject. */
@Section("execution")
public record DerivationSettings(
        @Setting(
                value = "How many identity values one webhook may derive for one request, by its answers and resumes"
                        + " together; what goes beyond is refused.",
                byDefault = "10")
        int derivedIdentitiesPerWebhook) {

    public DerivationSettings {
        if (derivedIdentitiesPerWebhook < 0 || derivedIdentitiesPerWebhook > 1_000) {
            throw new IllegalArgumentException("execution.derived_identities_per_webhook: must be 0 to 1000");
        }
    }
}
