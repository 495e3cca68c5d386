package io.habeas.webhook;

import io.habeas.vault.Identities;
import io.habeas.vault.Identity;
import java.time.Duration;
import org.springframework.stereotype.Service;

/** Stores what a call came to: the attempt is completed, the wait opened, the derived identity kept with where it came from. */
@Service
public class Settlement {
    private final Identities identities;
    private final Attempts attempts;
    private final Waits waits;
    private final Exchanges exchanges;

    Settlement(Identities identities, Attempts attempts, Waits waits, Exchanges exchanges) {
        this.identities = identities;
        this.attempts = attempts;
        this.waits = waits;
        this.exchanges = exchanges;
    }

    /** Stores what a call came to; joins the caller's transaction. */
    public void settle(CallReport report) {
        report.exchange().ifPresent(said -> exchanges.keep(report.request(), report.attemptId(), said));
        switch (report.outcome()) {
            case CallOutcome.Proceed(Identity derived) -> {
                derive(report, derived);
                attempts.finish(report, "delivered", null);
            }
            case CallOutcome.Halt(Identity derived, WaitId wait) -> {
                waits.open(wait, report);
                derive(report, derived);
                attempts.finish(report, "halted", null);
            }
            case CallOutcome.TryAgain(String reason, Duration _) -> attempts.finish(report, "retrying", reason);
            case CallOutcome.Undelivered(String reason) -> {
                attempts.finish(report, "undelivered", reason);
            }
            case CallOutcome.Failed(String reason) -> {
                attempts.finish(report, "failed", reason);
            }
        }
    }

    private void derive(CallReport report, Identity derived) {
        if (!derived.values().isEmpty()) {
            identities.derive(
                    report.request(), derived, "webhook " + report.webhook().key());
        }
    }
}
