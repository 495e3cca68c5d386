package io.habeas.webhook;

import io.habeas.platform.RequestId;
import io.habeas.platform.outbound.OutboundClient;
import io.habeas.platform.outbound.OutboundLimits;
import io.habeas.platform.outbound.OutboundRequest;
import io.habeas.platform.outbound.OutboundResponse;
import io.habeas.vault.Identities;
import io.habeas.vault.Identity;
import io.habeas.vault.VaultClosed;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/**
 * Sends a call again because a person wants it.
 *
 * <ol>
 *   <li>Only calls that are told, not asked: nothing that their receivers answer can change the course of a request.
 *   <li>The same body goes out under the same webhook-id, with a new timestamp and signature, to where the webhook points now.
 *   <li>It is an attempt of its own in the log. Its answer is kept there, and has no other effect.
 *   <li>The breaker and the limit of its host hold it back like any other.
 * </ol>
 */
@Service
public class Redelivery {
    private final PolicyWebhookRepository webhooks;
    private final Receivers receivers;
    private final Exchanges exchanges;
    private final Identities identities;
    private final CallHeaders headers;
    private final Departures departures;
    private final OutboundClient outbound;
    private final TracedCall traced;
    private final Answers answers;
    private final CallBody bodies = new CallBody();

    Redelivery(
            PolicyWebhookRepository webhooks,
            Receivers receivers,
            Exchanges exchanges,
            Identities identities,
            CallHeaders headers,
            Departures departures,
            OutboundClient outbound,
            TracedCall traced,
            Clock clock) {
        this.webhooks = webhooks;
        this.receivers = receivers;
        this.exchanges = exchanges;
        this.identities = identities;
        this.headers = headers;
        this.departures = departures;
        this.outbound = outbound;
        this.traced = traced;
        this.answers = new Answers(clock);
    }

    /** Whether a call can be sent again. */
    public sealed interface Preparation {
        /** It can; nothing has been sent yet. */
        record Ready(Parcel parcel) implements Preparation {}

        /** It cannot; the reason is for a person. */
        record Refused(String reason) implements Preparation {}
    }

    /** A call that is ready to be sent again; it shows nothing of itself. */
    public static final class Parcel {
        private final WebhookCall call;
        private final byte[] body;
        private final Receiver receiver;

        private Parcel(WebhookCall call, byte[] body, Receiver receiver) {
            this.call = call;
            this.body = body;
            this.receiver = receiver;
        }
    }

    /** Finds all that sending it again needs. Sends and stores nothing. */
    public Preparation prepare(DeliveryView delivery) {
        if (delivery.stage() == Stage.PRE && delivery.direction() == Direction.TWO_WAY) {
            return new Preparation.Refused(
                    "the answer of a two-way pre-execution webhook decides about its request; retry the request instead");
        }
        return webhooks.withKey(delivery.stage(), delivery.webhookKey())
                .map(webhook -> prepare(delivery, told(webhook.chained(), delivery)))
                .orElseGet(() ->
                        new Preparation.Refused("the webhook '" + delivery.webhookKey() + "' does not exist any more"));
    }

    private Preparation prepare(DeliveryView delivery, ChainedWebhook webhook) {
        RequestId request = new RequestId(delivery.privacyRequestId());
        return switch (receivers.find(webhook.connectionKey())) {
            case Receivers.Lookup.Unusable(String reason) ->
                new Preparation.Refused("the webhook cannot be called: " + reason);
            case Receivers.Lookup.Found(Receiver receiver) ->
                body(request, delivery.id(), webhook)
                        .<Preparation>map(body -> new Preparation.Ready(new Parcel(
                                new WebhookCall(
                                        request, delivery.callId(), delivery.policyKey(), webhook, 1, Set.of(), true),
                                body,
                                receiver)))
                        .orElseGet(() -> new Preparation.Refused("the personal data of the request has expired"));
        };
    }

    /** The webhook as it is now, but called as it was then. */
    private static ChainedWebhook told(ChainedWebhook now, DeliveryView then) {
        return new ChainedWebhook(
                now.id(),
                now.key(),
                now.name(),
                then.stage(),
                then.direction(),
                now.connectionKey(),
                now.timeout(),
                0,
                OnFailure.CONTINUE);
    }

    /** What was sent then; what would be sent now when nothing left this server; empty when the vault is closed. */
    private Optional<byte[]> body(RequestId request, long attempt, ChainedWebhook webhook) {
        return switch (exchanges.of(request, attempt)) {
            case Exchanges.Finding.Kept(Exchange said) -> Optional.of(said.request());
            case Exchanges.Finding.Expired _ -> Optional.empty();
            case Exchanges.Finding.NeverKept _ -> fresh(request, webhook);
        };
    }

    private Optional<byte[]> fresh(RequestId request, ChainedWebhook webhook) {
        try {
            return Optional.of(bodies.of(request, webhook, identities.of(request)));
        } catch (VaultClosed expired) {
            return Optional.empty();
        }
    }

    /** Sends it, once. Any failure is an outcome; the caller has it {@linkplain Settlement settled}. */
    public CallReport send(Parcel parcel) {
        return departures.depart(
                parcel.call,
                parcel.receiver,
                parcel.body.length,
                (attempt, pass) -> traced.make(parcel.call, trace -> post(parcel, attempt, pass, trace)));
    }

    private CallReport post(Parcel parcel, long attempt, Pass pass, String trace) {
        WebhookCall call = parcel.call;
        OutboundResponse response = outbound.post(new OutboundRequest(
                parcel.receiver.url(),
                headers.of(call, parcel.receiver, parcel.body, trace),
                parcel.body,
                OutboundLimits.DEFAULT.withTotal(call.webhook().timeout())));
        Verdict verdict = answers.told(response.result());
        return CallReport.of(
                call,
                parcel.body,
                attempt,
                Optional.empty(),
                response,
                outcome(verdict),
                new Observation(pass, Health.of(response.result(), verdict)));
    }

    private static CallOutcome outcome(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Accepted _ -> new CallOutcome.Proceed(Identity.NONE, Optional.empty());
            case Verdict.Refused(String reason) -> new CallOutcome.Undelivered(reason);
            case Verdict.Retryable(String reason, Optional<Duration> _) -> new CallOutcome.Undelivered(reason);
        };
    }
}
