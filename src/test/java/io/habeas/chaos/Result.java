package io.habeas.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.chaos.Aftermath.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a run came to. */
record Result(
        long seed,
        long seconds,
        long untilRest,
        Killer killer,
        List<Outcome> outcomes,
        List<Call> calls,
        List<String> broken,
        List<String> oddities) {

    void check() {
        assertThat(broken).as("broken invariants, seed " + seed).isEmpty();
        assertThat(oddities).as("odd answers, seed " + seed).isEmpty();
        assertThat(outcomes.stream().filter(outcome -> outcome.status().equals("complete")))
                .as("complete requests, seed " + seed)
                .isNotEmpty();
    }

    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        lines.add(row("kills of nodes (of both at once)", killer.ofNodes() + " (" + killer.ofBoth() + ")"));
        lines.add(row("kills of PostgreSQL", killer.ofDatabase()));
        lines.add(row("a node away: seconds until its work was taken over", takeOvers()));
        lines.add(row("requests", outcomes.size()));
        lines.add(row("complete", count("complete")));
        lines.add(row("in error, with a reason", count("error")));
        reasons().forEach((reason, count) -> lines.add(row("- " + reason, count)));
        long pairs = calls.stream().map(Call::webhookId).distinct().count();
        lines.add(row("calls", calls.size()));
        lines.add(row("calls that were repetitions", calls.size() - pairs));
        lines.add(row(
                "derived identities",
                calls.stream()
                        .filter(call -> call.hook() == Hook.ENRICH || call.hook() == Hook.HALT)
                        .map(Call::webhookId)
                        .distinct()
                        .count()));
        lines.add(row("invariants broken", broken.size()));
        lines.add(row("seconds in all (until all was at rest, after the last kill)", seconds + " (" + untilRest + ")"));
        lines.add(row("seed", seed));
        return "\n" + String.join("\n", lines) + "\n";
    }

    private static String row(String what, Object figure) {
        return "| %-72s | %s |".formatted(what, figure);
    }

    private String takeOvers() {
        return killer.takeOvers().stream()
                .map(Duration::toMillis)
                .map(millis -> "%.1f".formatted(millis / 1000.0))
                .collect(Collectors.joining(", "));
    }

    private long count(String status) {
        return outcomes.stream()
                .filter(outcome -> outcome.status().equals(status))
                .count();
    }

    private Map<String, Long> reasons() {
        return outcomes.stream()
                .filter(outcome -> outcome.status().equals("error"))
                .collect(Collectors.groupingBy(Outcome::reason, TreeMap::new, Collectors.counting()));
    }
}
