package io.habeas.cli;

import io.habeas.connection.ConnectionSettings;
import io.habeas.fulfilment.FulfilmentSettings;
import io.habeas.platform.DatabaseSettings;
import io.habeas.platform.ServerSettings;
import io.habeas.platform.outbound.OutboundSettings;
import io.habeas.platform.telemetry.TracingSettings;
import io.habeas.request.IntakeSettings;
import io.habeas.request.ReviewSettings;
import io.habeas.security.KeySettings;
import io.habeas.security.RootClientSettings;
import io.habeas.security.SecuritySettings;
import io.habeas.vault.RetentionSettings;
import io.habeas.vault.VaultSettings;
import io.habeas.webhook.BreakerSettings;
import io.habeas.webhook.DerivationSettings;
import io.habeas.webhook.WebhookSettings;
import java.util.List;

/** The settings records of all features: what is not listed here is no setting. */
final class AllSettings {
    static final List<Class<? extends Record>> TYPES = List.of(
            ServerSettings.class,
            DatabaseSettings.class,
            KeySettings.class,
            RootClientSettings.class,
            SecuritySettings.class,
            OutboundSettings.class,
            ConnectionSettings.class,
            VaultSettings.class,
            RetentionSettings.class,
            IntakeSettings.class,
            ReviewSettings.class,
            WebhookSettings.class,
            BreakerSettings.class,
            DerivationSettings.class,
            FulfilmentSettings.class,
            TracingSettings.class);

    private AllSettings() {}
}
