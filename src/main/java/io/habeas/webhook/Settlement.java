package io.habeas.webhook;

import io.habeas.platform.web.WireNames;
import io.habeas.vault.Identities;
import io.habeas.vault.Identity;
import io.habeas.vault.Provenance;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Stores what a call came to: the attempt is completed, the wait opened, the derived identity kept with where it came from. */
@Service
public class Settlement {
    private final Identities identities;
    private final Attempts attempts;
    private final Waits waits;
    private final Exchanges exchanges;
    private final Breakers breakers;
    private final CallMeters meters;

    Settlement(
            Identities identities,
            Attempts attempts,
            Waits waits,
            Exchanges exchanges,
            Breakers breakers,
            CallMeters meters) {
        this.identities = identities;
        this.attempts = attempts;
        this.waits = waits;
        this.exchanges = exchanges;
        this.breakers = breakers;
        this.meters = meters;
    }

    /** Stores what a call came to; joins the caller's transaction. */
    public void settle(CallReport report) {
        meters.count(report);
        breakers.learn(
                report.webhook().connectionKey(),
                report.observation().pass(),
                report.observation().health());
        report.exchange().ifPresent(said -> exchanges.keep(report.request(), report.attemptId(), said));
        switch (report.outcome()) {
            case CallOutcome.Proceed(Identity derived, var reason) -> {
                derive(report, derived);
                attempts.finish(report, text(reason));
            }
            case CallOutcome.Halt(Identity derived, WaitId wait, Instant deadline, var reason) -> {
                waits.open(wait, report, deadline);
                derive(report, derived);
                attempts.finish(report, text(reason));
            }
            case CallOutcome.Cancel(var reason) -> attempts.finish(report, text(reason));
            case CallOutcome.Review(Identity derived, var reason) -> {
                derive(report, derived);
                attempts.finish(report, text(reason));
            }
            case CallOutcome.TryAgain(String reason, Duration _) -> attempts.finish(report, reason);
            case CallOutcome.HeldBack _ -> {}
            case CallOutcome.Undelivered(String reason) -> {
                attempts.finish(report, reason);
            }
            case CallOutcome.Failed(String reason) -> {
                attempts.finish(report, reason);
            }
        }
    }

    private static @Nullable String text(Optional<Reason> reason) {
        return reason.map(Reason::text).orElse(null);
    }

    private void derive(CallReport report, Identity derived) {
        if (!derived.values().isEmpty()) {
            identities.derive(report.request(), derived, provenance(report));
        }
    }

    static Provenance provenance(CallReport report) {
        ChainedWebhook webhook = report.webhook();
        return new Provenance(webhook.key().value(), WireNames.of(webhook.stage()), report.attemptId());
    }
}
