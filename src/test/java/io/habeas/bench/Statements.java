package io.habeas.bench;

import io.habeas.bench.BenchDatabase.Statement;
import io.habeas.bench.Engine.Hook;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The SQL statements of a delivery, counted by the database: requests with many two-way webhooks against as many requests with one. What the
 * second kind has, too, belongs to the request and not to a delivery.
 */
record Statements(Engine engine, BenchDatabase database) {
    private static final int REQUESTS = 50;
    private static final int MORE = 20;
    private static final Statement NONE = new Statement("", 0, 0);

    /** A statement, how often it is made for each piece of work, and how long the database takes for that, in microseconds. */
    record Share(String text, double calls, double micros) {
        static Share of(Statement statement, double pieces) {
            return new Share(statement.text(), statement.calls() / pieces, statement.millis() * 1000 / pieces);
        }

        Share less(Share other) {
            return new Share(text, calls - other.calls, micros - other.micros);
        }

        boolean bracket() {
            // Of the COMMITs the server counts only those that are not prepared, so the BEGINs stand for both.
            return text.equals("BEGIN") || text.equals("COMMIT");
        }

        @Override
        public String toString() {
            String line = text.replaceAll("\\s+", " ").strip();
            return "%6.2f  %6.0f µs  %s".formatted(calls, micros, line.substring(0, Math.min(130, line.length())));
        }
    }

    /** What was counted for each delivery, and for each request without its deliveries. */
    record Counted(List<Share> delivery, List<Share> request, Map<String, Double> scanned) {
        List<Line> lines() {
            double statements = calls(delivery, false);
            return List.of(
                    Line.of(
                            "SQL statements per delivery, without BEGIN and COMMIT",
                            Figures.of(statements),
                            "",
                            "",
                            "8",
                            statements <= 8),
                    Line.stated("transactions with BEGIN and COMMIT per delivery", Figures.of(calls(delivery, true))),
                    Line.stated(
                            "SQL statements per request, besides its deliveries", Figures.of(calls(request, false))));
        }

        private static double calls(List<Share> shares, boolean brackets) {
            return shares.stream()
                    .filter(share -> share.bracket() == brackets)
                    .mapToDouble(Share::calls)
                    .sum();
        }
    }

    Counted count() throws Exception {
        Map<String, Statement> one = run(1);
        Map<String, Long> before = database.rowsScanned();
        Map<String, Statement> many = run(1 + MORE);
        Map<String, Share> deliveries = many.values().stream()
                .map(statement -> Share.of(statement, REQUESTS * MORE)
                        .less(Share.of(one.getOrDefault(statement.text(), NONE), REQUESTS * MORE)))
                .collect(Collectors.toMap(Share::text, share -> share));
        List<Share> requests = one.values().stream()
                .map(statement -> Share.of(statement, REQUESTS)
                        .less(deliveries.getOrDefault(statement.text(), Share.of(NONE, 1))))
                .toList();
        return new Counted(sorted(deliveries.values()), sorted(requests), scannedSince(before));
    }

    private Map<String, Statement> run(int webhooks) throws Exception {
        String policy = engine.policy(Collections.nCopies(webhooks, Hook.TWO_WAY));
        return database.statementsOf(() -> {
            engine.submit(policy, REQUESTS);
            engine.await(policy, "complete", REQUESTS);
        });
    }

    private Map<String, Double> scannedSince(Map<String, Long> before) {
        Map<String, Double> scanned = new TreeMap<>();
        database.rowsScanned().forEach((table, rows) -> {
            double each = (double) (rows - before.getOrDefault(table, 0L)) / (REQUESTS * MORE);
            if (each >= 1) {
                scanned.put(table, each);
            }
        });
        return scanned;
    }

    private static List<Share> sorted(Collection<Share> shares) {
        return shares.stream()
                .filter(share -> share.calls() >= 0.05)
                .sorted((a, b) -> Double.compare(b.calls(), a.calls()))
                .toList();
    }
}
