package io.habeas.webhook;

import io.habeas.platform.FidesKey;
import io.habeas.platform.RequestId;
import io.habeas.platform.outbound.OutboundResult;
import io.habeas.platform.outbound.OutboundResult.Answered;
import io.habeas.vault.Identity;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A call with no request behind it, for those who try a receiver out: what a policy webhook would send, and how its answer would be read. */
public record SampleCall(RequestId request, Stage stage, Direction direction, Map<String, String> identity) {
    private static final Set<String> USUAL_IDENTITIES = Set.of("email", "phone_number");

    /** What an answer would come to: in words that go on after "Habeas would", and whether it counts as delivered. */
    public record Reading(boolean delivered, boolean waits, String words) {}

    public SampleCall {
        identity = Map.copyOf(identity);
    }

    /** The body, byte for byte as a policy webhook would send it. */
    public byte[] body() {
        return new CallBody().of(request, webhook(), new Identity(identity));
    }

    /** Whether its answer may halt the request, so that it is told where to reply. */
    public boolean mayHalt() {
        return webhook().mayHalt();
    }

    /** Reads what came back as the run of a request would. */
    public Reading read(OutboundResult result, Clock clock) {
        Set<String> names = new HashSet<>(USUAL_IDENTITIES);
        Set<String> unusual = derivedNames(result);
        unusual.removeAll(USUAL_IDENTITIES);
        names.addAll(unusual);
        return switch (new Answers(clock).read(webhook(), result, names)) {
            case Verdict.Accepted(Decision decision, Identity derived) -> accepted(decision, derived, unusual);
            case Verdict.Retryable(String reason, Optional<Duration> asked) ->
                new Reading(false, false, "try again " + when(asked) + ": " + reason);
            case Verdict.Refused(String reason)
            when direction == Direction.TWO_WAY -> new Reading(false, false, "fail the request: " + reason);
            case Verdict.Refused(String reason) ->
                new Reading(false, false, "record it as not delivered, and go on: " + reason);
        };
    }

    private Reading accepted(Decision decision, Identity derived, Set<String> unusual) {
        if (direction == Direction.ONE_WAY) {
            return new Reading(true, false, "go on; of a one-way answer only the status counts");
        }
        String course = switch (decision) {
            case Decision.Continue(var reason) -> "go on" + why(reason);
            case Decision.Wait(var reason, var until) ->
                "let the request wait until it is resumed"
                        + until.map(end -> ", at most until " + end).orElse("") + why(reason);
            case Decision.Cancel(var reason) -> "cancel the request" + why(reason);
            case Decision.Review(var reason) -> "send the request to manual approval" + why(reason);
        };
        return new Reading(true, decision instanceof Decision.Wait, course + derivations(derived, unusual));
    }

    private static String why(Optional<Reason> reason) {
        return reason.map(given -> " (" + given.text() + ")").orElse("");
    }

    private static String derivations(Identity derived, Set<String> unusual) {
        if (derived.values().isEmpty()) {
            return "";
        }
        String names = String.join(", ", new TreeSet<>(derived.values().keySet()));
        String condition =
                unusual.isEmpty() ? "" : " (if a dataset declares " + String.join(", ", new TreeSet<>(unusual)) + ")";
        return ", with the derived " + names + condition;
    }

    private static String when(Optional<Duration> asked) {
        return asked.map(wait -> "after " + wait.toSeconds() + " s, as Retry-After asks")
                .orElse("after about a second");
    }

    /** The names that an answer derives; whether a dataset declares them is not known here. */
    private static Set<String> derivedNames(OutboundResult result) {
        Set<String> names = new HashSet<>();
        if (result instanceof Answered answer) {
            json(answer.body()).path("derived_identity").properties().forEach(member -> names.add(member.getKey()));
        }
        return names;
    }

    private static JsonNode json(byte[] body) {
        JsonMapper mapper = JsonMapper.shared();
        try {
            return mapper.readTree(body);
        } catch (JacksonException notJson) {
            return mapper.createObjectNode();
        }
    }

    private ChainedWebhook webhook() {
        FidesKey sample = new FidesKey("sample");
        return new ChainedWebhook(
                "sample", sample, "Sample", stage, direction, sample, Duration.ofSeconds(30), 0, OnFailure.CONTINUE);
    }

    @Override
    public String toString() {
        return "SampleCall[" + request + "]";
    }
}
