package io.habeas.chaos;

import io.habeas.chaos.Aftermath.Outcome;
import io.habeas.chaos.Hook.Chain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds what the receivers saw against what the database says; collects whatever should not be. */
final class Invariants {
    private final Evidence evidence;
    private final Map<String, List<Call>> calls;
    private final List<String> broken = new ArrayList<>();

    private Invariants(Evidence evidence) {
        this.evidence = evidence;
        this.calls = evidence.calls().stream().collect(Collectors.groupingBy(Call::request));
    }

    /**
     * What is known after a run.
     *
     * @param taken the requests that a node said it took
     * @param resumed when somebody first tried to resume a request
     * @param attempts how many the delivery log has, by webhook-id
     * @param passedOver the one-way calls, by request and webhook's key, that a run may have gone past before they arrived
     */
    record Evidence(
            Collection<String> taken,
            List<Outcome> outcomes,
            List<Call> calls,
            Map<String, Long> resumed,
            Map<String, Long> attempts,
            Set<String> passedOver,
            Path packages) {}

    static List<String> broken(Evidence evidence) {
        Invariants invariants = new Invariants(evidence);
        invariants.look();
        return List.copyOf(invariants.broken);
    }

    private void look() {
        Set<String> lost = new HashSet<>(evidence.taken());
        evidence.outcomes().forEach(outcome -> lost.remove(outcome.id()));
        lost.forEach(id -> broken.add(id + " was taken and is not there"));
        for (Outcome outcome : evidence.outcomes()) {
            Chain chain = Chain.of(outcome.policy());
            List<Call> made = calls.getOrDefault(outcome.id(), List.of());
            if (outcome.status().equals("complete")) {
                complete(outcome, chain, made);
            } else if (outcome.reason().isEmpty()) {
                broken.add(outcome.id() + " is in error without a reason");
            }
            oneId(outcome, chain, made);
            order(outcome, chain, made);
            made.forEach(call -> identity(chain, call));
        }
        logged();
    }

    private void complete(Outcome outcome, Chain chain, List<Call> made) {
        for (Hook hook : chain.hooks()) {
            if (made.stream().noneMatch(call -> call.hook() == hook)) {
                broken.add(outcome.id() + " is complete and " + hook + " was never called");
            }
        }
        try {
            String content = Files.readString(evidence.packages().resolve(outcome.id() + ".json"));
            if (chain.hooks().contains(Hook.HALT) && !content.contains(new Subject(outcome.id()).email())) {
                broken.add(outcome.id() + " has a package without the derived identity's data");
            }
        } catch (IOException missing) {
            broken.add(outcome.id() + " is complete without a package");
        }
    }

    private void oneId(Outcome outcome, Chain chain, List<Call> made) {
        for (Hook hook : chain.hooks()) {
            Set<String> ids = made.stream()
                    .filter(call -> call.hook() == hook)
                    .map(Call::webhookId)
                    .collect(Collectors.toSet());
            if (ids.size() > 1 || ids.contains("")) {
                broken.add(outcome.id() + " called " + hook + " under the ids " + ids);
            }
        }
    }

    /** Before a webhook is first called, each earlier one is done: accepted (and resumed), or told at least once. */
    private void order(Outcome outcome, Chain chain, List<Call> made) {
        for (Hook hook : chain.hooks()) {
            long first = first(made, hook);
            for (Hook earlier : chain.before(hook)) {
                boolean excused = earlier.isOneWay()
                        && evidence.passedOver().contains(outcome.id() + " " + outcome.policy() + "-" + earlier.path());
                if (!excused && first < Long.MAX_VALUE && !(done(outcome.id(), made, earlier) < first)) {
                    broken.add(outcome.id() + " called " + hook + " before " + earlier + " was done");
                }
            }
        }
    }

    private static long first(List<Call> made, Hook hook) {
        return made.stream()
                .filter(call -> call.hook() == hook)
                .mapToLong(Call::arrived)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private long done(String request, List<Call> made, Hook hook) {
        if (hook.isOneWay()) {
            return first(made, hook);
        }
        long accepted = made.stream()
                .filter(call -> call.hook() == hook && call.wasAccepted())
                .mapToLong(call -> call.accepted().get())
                .min()
                .orElse(Long.MAX_VALUE);
        long resumed = evidence.resumed().getOrDefault(request, 0L);
        return hook != Hook.HALT ? accepted : resumed == 0 ? Long.MAX_VALUE : Math.max(accepted, resumed);
    }

    private void identity(Chain chain, Call call) {
        Subject subject = new Subject(call.request());
        List<Hook> earlier = chain.before(call.hook());
        if (earlier.contains(Hook.ENRICH)
                && !call.identity().path("phone_number").asString("").equals(subject.phone())) {
            broken.add(call.request() + " lost its derived phone number before " + call.hook());
        }
        if (earlier.contains(Hook.HALT)
                && !call.identity().path("email").asString("").equals(subject.email())) {
            broken.add(call.request() + " lost its derived address before " + call.hook());
        }
    }

    private void logged() {
        Map<String, Long> attempts = evidence.attempts();
        calls.values().stream()
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(Call::webhookId, Collectors.counting()))
                .forEach((id, seen) -> {
                    if (seen > attempts.getOrDefault(id, 0L)) {
                        broken.add("%s was called %d times, %d of them logged"
                                .formatted(id, seen, attempts.getOrDefault(id, 0L)));
                    }
                });
    }
}
