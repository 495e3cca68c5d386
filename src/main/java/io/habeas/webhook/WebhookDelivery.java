package io.habeas.webhook;

import io.habeas.connection.ConnectionSecrets;
import io.habeas.connection.ConnectionType;
import io.habeas.connection.ConnectionView;
import io.habeas.connection.Connections;
import io.habeas.platform.ServerSettings;
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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Calls webhooks and settles what came of it.
 *
 * <ol>
 *   <li>Before the call leaves, its attempt is a row and its wait is offered. No transaction and no connection is held during the call.
 *   <li>The address and the authorization are read now, so that rotated ones work; a connection disabled meanwhile is not called.
 *   <li>The report is settled by whoever asked for the call, in the transaction of its ledger: the attempt is completed, the wait opened or
 *       closed, the derived identity stored with where it came from.
 * </ol>
 */
@Service
public class WebhookDelivery {
    private final Connections connections;
    private final Identities identities;
    private final Attempts attempts;
    private final Waits waits;
    private final OutboundClient outbound;
    private final ServerSettings server;
    private final Answers answers;
    private final CallBody bodies = new CallBody();
    private final SecureRandom random = new SecureRandom();

    WebhookDelivery(
            Connections connections,
            Identities identities,
            Attempts attempts,
            Waits waits,
            OutboundClient outbound,
            ServerSettings server,
            Clock clock) {
        this.connections = connections;
        this.identities = identities;
        this.attempts = attempts;
        this.waits = waits;
        this.outbound = outbound;
        this.server = server;
        this.answers = new Answers(clock);
    }

    /** Makes a call, once. Any failure is an outcome. */
    public CallReport call(WebhookCall call) {
        Optional<Identity> identity = identity(call);
        byte[] body = identity.map(known -> bodies.of(call.request(), call.webhook(), known))
                .orElseGet(() -> new byte[0]);
        long attempt = attempts.begin(call, body.length);
        if (identity.isEmpty()) {
            return uncalled(call, attempt, "the personal data of the request has expired; it must be submitted again");
        }
        Optional<ConnectionView> connection = connections.find(call.webhook().connectionKey());
        Optional<String> problem = problem(connection);
        if (problem.isPresent()) {
            return uncalled(call, attempt, problem.get());
        }
        Optional<ConnectionSecrets> secrets = connections.secrets(call.webhook().connectionKey());
        if (secrets.flatMap(given -> given.text("url")).isEmpty()) {
            return uncalled(call, attempt, "the connection has no secrets");
        }
        return post(call, attempt, body, secrets.get());
    }

    private CallReport post(WebhookCall call, long attempt, byte[] body, ConnectionSecrets secrets) {
        Optional<Waits.Offer> offer = call.webhook().mayHalt() ? Optional.of(waits.offer(call)) : Optional.empty();
        OutboundRequest request = new OutboundRequest(
                secrets.text("url").orElseThrow(),
                headers(call, secrets.text("authorization").orElse(""), offer),
                body,
                OutboundLimits.DEFAULT.withTotal(call.webhook().timeout()));
        return report(call, attempt, offer.map(Waits.Offer::waitId), outbound.post(request));
    }

    /** Stores what a call came to; joins the caller's transaction. */
    public void settle(CallReport report) {
        switch (report.outcome()) {
            case CallOutcome.Proceed(Identity derived) -> {
                report.waitId().ifPresent(waits::close);
                derive(report, derived);
                attempts.finish(report, "delivered", null);
            }
            case CallOutcome.Halt(Identity derived, WaitId wait) -> {
                waits.open(wait);
                derive(report, derived);
                attempts.finish(report, "halted", null);
            }
            case CallOutcome.TryAgain(String reason, Duration _) -> attempts.finish(report, "retrying", reason);
            case CallOutcome.Undelivered(String reason) -> {
                report.waitId().ifPresent(waits::close);
                attempts.finish(report, "undelivered", reason);
            }
            case CallOutcome.Failed(String reason) -> {
                report.waitId().ifPresent(waits::close);
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

    private Optional<Identity> identity(WebhookCall call) {
        try {
            return Optional.of(identities.of(call.request()));
        } catch (VaultClosed expired) {
            return Optional.empty();
        }
    }

    private static Optional<String> problem(Optional<ConnectionView> connection) {
        if (connection.isEmpty()) {
            return Optional.of("its connection does not exist");
        }
        if (connection.get().connectionType() != ConnectionType.HTTPS) {
            return Optional.of("its connection is not of type https");
        }
        return Boolean.TRUE.equals(connection.get().disabled())
                ? Optional.of("its connection is disabled")
                : Optional.empty();
    }

    private Map<String, String> headers(WebhookCall call, String authorization, Optional<Waits.Offer> offer) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("authorization", authorization);
        headers.put("content-type", "application/json");
        headers.put("webhook-id", call.stepId());
        offer.ifPresent(wait -> {
            String path = "/privacy-request/" + call.request() + "/resume";
            headers.put("reply-to", path);
            headers.put("reply-to-token", wait.token());
            server.publicUrl()
                    .ifPresent(url ->
                            headers.put("reply-to-url", url.toString().replaceFirst("/+$", "") + "/api/v1" + path));
        });
        return headers;
    }

    private CallReport report(WebhookCall call, long attempt, Optional<WaitId> wait, OutboundResponse response) {
        if (response.result() instanceof OutboundResult.Unreachable(var kind, var _)
                && kind == OutboundResult.Kind.STOPPED) {
            throw new StoppingException();
        }
        Verdict verdict = answers.read(call.webhook().direction(), response.result(), call.identityNames());
        OutboundResult result = response.result();
        Integer status = switch (result) {
            case OutboundResult.Answered answered -> answered.status();
            case OutboundResult.TooLarge large -> large.status();
            default -> null;
        };
        Integer size = result instanceof OutboundResult.Answered answered ? answered.body().length : null;
        return new CallReport(
                outcome(call, wait, verdict),
                call.request(),
                call.webhook(),
                attempt,
                wait,
                response.address(),
                status,
                size,
                response.took());
    }

    private CallOutcome outcome(WebhookCall call, Optional<WaitId> wait, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Accepted(boolean halt, Identity derived)
            when halt && wait.isPresent() -> new CallOutcome.Halt(derived, wait.get());
            case Verdict.Accepted(boolean _, Identity derived) -> new CallOutcome.Proceed(derived);
            case Verdict.Refused(String reason) -> failure(call, reason);
            case Verdict.Retryable(String reason, Optional<Duration> asked) ->
                RetrySchedule.after(call.attempt(), retries(call.webhook()), asked, random)
                        .<CallOutcome>map(after -> new CallOutcome.TryAgain(reason, after))
                        .orElseGet(() -> failure(call, reason));
        };
    }

    /** A one-way webhook must not hold the run up: it has one try. */
    private static int retries(ChainedWebhook webhook) {
        return webhook.direction() == Direction.ONE_WAY ? 0 : webhook.retry();
    }

    private static CallOutcome failure(WebhookCall call, String reason) {
        return call.webhook().onFailure() == OnFailure.FAIL
                ? new CallOutcome.Failed(reason)
                : new CallOutcome.Undelivered(reason);
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
                Duration.ZERO);
    }
}
