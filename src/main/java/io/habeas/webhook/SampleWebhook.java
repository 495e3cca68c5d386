package io.habeas.webhook;

import io.habeas.platform.FidesKey;
import io.habeas.platform.RequestId;
import io.habeas.platform.outbound.OutboundResult;
import io.habeas.platform.outbound.OutboundResult.Answered;
import io.habeas.vault.Identity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sample of a policy webhook's call. Which identities the datasets declare is not known here, so any is taken, and named. */
record SampleWebhook(RequestId request, Stage stage, Direction direction, Map<String, String> identity)
        implements SampleCall {
    private static final Set<String> USUAL_IDENTITIES = Set.of("email", "phone_number");

    SampleWebhook {
        identity = Map.copyOf(identity);
    }

    @Override
    public byte[] body() {
        return new CallBody().of(request, webhook(), new Identity(identity));
    }

    @Override
    public boolean mayHalt() {
        return webhook().mayHalt();
    }

    @Override
    public Reading read(OutboundResult result, Clock clock) {
        JsonNode answer = json(result);
        Set<String> derived = answer.path("derived_identity").properties().stream()
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return switch (new Answers(clock).read(webhook(), result, derived)) {
            case Verdict.Accepted accepted -> accepted(accepted, answer);
            case Verdict.Retryable(String reason, Optional<Duration> asked) ->
                new Reading(false, false, "try again " + when(asked) + ": " + reason);
            case Verdict.Refused(String reason)
            when direction == Direction.TWO_WAY -> new Reading(false, false, "fail the request: " + reason);
            case Verdict.Refused(String reason) ->
                new Reading(false, false, "record it as not delivered, and go on: " + reason);
        };
    }

    private Reading accepted(Verdict.Accepted accepted, JsonNode answer) {
        if (direction == Direction.ONE_WAY) {
            return new Reading(true, false, "go on; of a one-way answer only the status counts");
        }
        boolean tooLate = !mayHalt() && answer.path("halt").asBoolean(false);
        String course =
                tooLate ? "go on, as nothing can be halted after the work of a policy" : course(accepted.decision());
        return new Reading(
                true,
                accepted.decision() instanceof Decision.Wait,
                course + derivations(accepted.derived().values().keySet()));
    }

    private static String course(Decision decision) {
        return switch (decision) {
            case Decision.Continue(Optional<Reason> reason) -> "go on" + because(reason);
            case Decision.Wait(Optional<Reason> reason, Optional<Instant> until) ->
                "let the request wait until it is resumed"
                        + until.map(time -> ", or until " + time).orElse("") + because(reason);
            case Decision.Cancel(Optional<Reason> reason) -> "cancel the request" + because(reason);
            case Decision.Review(Optional<Reason> reason) -> "let a person review the request" + because(reason);
        };
    }

    private static String because(Optional<Reason> reason) {
        return reason.map(given -> " (“" + given.text() + "”)").orElse("");
    }

    private static String derivations(Set<String> names) {
        String all = String.join(", ", new TreeSet<>(names));
        String unusual = names.stream()
                .filter(name -> !USUAL_IDENTITIES.contains(name))
                .sorted()
                .collect(Collectors.joining(", "));
        String condition = unusual.isEmpty() ? "" : " (if a dataset declares " + unusual + ")";
        return names.isEmpty() ? "" : ", with the derived " + all + condition;
    }

    private static String when(Optional<Duration> asked) {
        return asked.map(wait -> "after " + wait.toSeconds() + " s, as Retry-After asks")
                .orElse("after about a second");
    }

    private static JsonNode json(OutboundResult result) {
        JsonMapper mapper = JsonMapper.shared();
        try {
            return result instanceof Answered answer ? mapper.readTree(answer.body()) : mapper.missingNode();
        } catch (JacksonException notJson) {
            return mapper.missingNode();
        }
    }

    private ChainedWebhook webhook() {
        FidesKey sample = new FidesKey("sample");
        return new ChainedWebhook(
                "sample", sample, "Sample", stage, direction, sample, Duration.ofSeconds(30), 0, OnFailure.CONTINUE);
    }

    @Override
    public String toString() {
        return "SampleWebhook[" + request + "]";
    }
}
