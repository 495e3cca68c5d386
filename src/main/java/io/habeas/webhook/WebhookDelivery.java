package io.habeas.webhook;

import io.habeas.platform.StoppingException;
import io.habeas.platform.outbound.OutboundClient;
import io.habeas.platform.outbound.OutboundLimits;
import io.habeas.platform.outbound.OutboundRequest;
import io.habeas.platform.outbound.OutboundResponse;
import io.habeas.platform.outbound.OutboundResult;
import io.habeas.vault.Identities;
import io.habeas.vault.Identity;
import io.habeas.vault.VaultClosed;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Calls webhooks.
 *
 * <ol>
 *   <li>Before the call leaves, its attempt is a row. No transaction and no connection is held during the call.
 *   <li>The address and the authorization are read now, so that rotated ones work; a connection disabled meanwhile is not called.
 *   <li>What came of it is reported; whoever asked for the call has it {@linkplain Settlement settled} in the transaction of the ledger.
 * </ol>
 */
@Service
public class WebhookDelivery {
    private final Receivers receivers;
    private final CallHeaders headers;
    private final Identities identities;
    private final Attempts attempts;
    private final Waits waits;
    private final Departures departures;
    private final OutboundClient outbound;
    private final TracedCall traced;
    private final Answers answers;
    private final CallBody bodies = new CallBody();
    private final SecureRandom random = new SecureRandom();

    WebhookDelivery(
            Receivers receivers,
            CallHeaders headers,
            Identities identities,
            Attempts attempts,
            Waits waits,
            Departures departures,
            OutboundClient outbound,
            TracedCall traced,
            Clock clock) {
        this.receivers = receivers;
        this.headers = headers;
        this.identities = identities;
        this.attempts = attempts;
        this.waits = waits;
        this.departures = departures;
        this.outbound = outbound;
        this.traced = traced;
        this.answers = new Answers(clock);
    }

    /** Makes a call, once. Any failure is an outcome. */
    public CallReport call(WebhookCall call) {
        Optional<Identity> identity = identity(call);
        byte[] body = identity.map(known -> bodies.of(call.request(), call.webhook(), known))
                .orElseGet(() -> new byte[0]);
        if (identity.isEmpty()) {
            return giveUp(call, "the personal data of the request has expired; it must be submitted again");
        }
        return switch (receivers.find(call.webhook().connectionKey())) {
            case Receivers.Lookup.Found(Receiver receiver) ->
                departures.depart(
                        call,
                        receiver,
                        body.length,
                        (attempt, pass) ->
                                traced.make(call, trace -> post(call, attempt, pass, body, receiver, trace)));
            case Receivers.Lookup.Unusable(String reason) -> giveUp(call, reason);
        };
    }

    /** Writes down that a call is not made any more, and why. */
    public CallReport giveUp(WebhookCall call, String reason) {
        return uncalled(call, attempts.begin(call, 0), reason);
    }

    private CallReport post(WebhookCall call, long attempt, Pass pass, byte[] body, Receiver receiver, String trace) {
        Optional<Waits.Offer> offer = call.webhook().mayHalt() ? Optional.of(waits.offer(call)) : Optional.empty();
        OutboundRequest request = new OutboundRequest(
                receiver.url(),
                headers.of(call, receiver, body, trace, offer),
                body,
                OutboundLimits.DEFAULT.withTotal(call.webhook().timeout()));
        return report(call, body, attempt, pass, offer, outbound.post(request));
    }

    private Optional<Identity> identity(WebhookCall call) {
        try {
            return Optional.of(identities.of(call.request()));
        } catch (VaultClosed expired) {
            return Optional.empty();
        }
    }

    private CallReport report(
            WebhookCall call,
            byte[] body,
            long attempt,
            Pass pass,
            Optional<Waits.Offer> offer,
            OutboundResponse response) {
        if (response.result() instanceof OutboundResult.Unreachable(var kind, var _)
                && kind == OutboundResult.Kind.STOPPED) {
            throw new StoppingException();
        }
        Verdict verdict = answers.read(call.webhook(), response.result(), call.identityNames());
        return CallReport.of(
                call,
                body,
                attempt,
                offer.map(Waits.Offer::waitId),
                response,
                outcome(call, offer, verdict),
                new Observation(pass, Health.of(response.result(), verdict)));
    }

    private CallOutcome outcome(WebhookCall call, Optional<Waits.Offer> offer, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Accepted(Decision decision, Identity derived) -> decided(call, decision, derived, offer);
            case Verdict.Refused(String reason) -> failure(call, reason);
            case Verdict.Retryable(String reason, Optional<Duration> asked) ->
                RetrySchedule.after(call.attempt(), call.webhook().retry(), asked, random)
                        .<CallOutcome>map(after -> new CallOutcome.TryAgain(reason, after))
                        .orElseGet(() -> failure(call, reason));
        };
    }

    /** Only a call that offered a wait is answered by one ({@link DecisionReader}). */
    private CallOutcome decided(WebhookCall call, Decision decision, Identity derived, Optional<Waits.Offer> offer) {
        return switch (decision) {
            case Decision.Continue(var reason) -> new CallOutcome.Proceed(derived, reason);
            case Decision.Wait(var reason, var until) ->
                new CallOutcome.Halt(
                        derived, offer.orElseThrow().waitId(), waits.deadline(call.request(), until), reason);
            case Decision.Cancel(var reason) -> new CallOutcome.Cancel(reason);
            case Decision.Review(var reason) -> new CallOutcome.Review(derived, reason);
        };
    }

    private static CallOutcome failure(WebhookCall call, String reason) {
        return CallOutcome.failure(call.webhook(), reason);
    }

    private static CallReport uncalled(WebhookCall call, long attempt, String reason) {
        return new CallReport(
                failure(call, reason),
                call.request(),
                call.webhook(),
                attempt,
                Optional.empty(),
                null,
                null,
                null,
                Duration.ZERO,
                Observation.NONE,
                Optional.empty());
    }
}
