package io.habeas.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** All measurements of docs/benchmarks.md, one after the other, as one table. A slow machine is no failure; a lost call is. */
class Benchmark {
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final String ONLY = System.getProperty("only", "");
    private static final int WARM_UP = 2;

    private final List<Line> lines = new ArrayList<>();
    private final StringBuilder statements = new StringBuilder();

    @Test
    void measuresThePolicyWebhooks() throws Exception {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        try (BenchDatabase database = new BenchDatabase(TARGET);
                ReceiverProcess receiver = new ReceiverProcess();
                Engine engine = new Engine(database, receiver, TARGET)) {
            Throughput throughput = new Throughput(engine, receiver);
            for (int round = 0; round < WARM_UP; round++) {
                throughput.round();
            }
            measure("throughput", () -> lines.addAll(throughput.measure()));
            measure("overhead", () -> lines.addAll(new Overhead(engine, receiver).measure()));
            measure("statements", () -> count(new Statements(engine, database)));
            measure("slow", () -> lines.addAll(new SlowReceivers(engine).measure()));
            measure("paused", () -> lines.addAll(new PausedRequests(engine, receiver, database).measure()));
        }
        tell(load);
    }

    /** All, or the one that {@code -Donly=} names. */
    private static void measure(String name, BenchDatabase.Work work) throws Exception {
        if (ONLY.isEmpty() || ONLY.equals(name)) {
            long started = System.nanoTime();
            work.run();
            System.out.printf("measured %s in %d s%n", name, (System.nanoTime() - started) / 1_000_000_000);
        }
    }

    private void count(Statements counting) throws Exception {
        Statements.Counted counted = counting.count();
        lines.addAll(counted.lines());
        statements
                .append("\nSQL per delivery: calls, time in the database, statement\n\n")
                .append(listing(counted.delivery()))
                .append("\nSQL per request, besides its deliveries\n\n")
                .append(listing(counted.request()))
                .append("\nRows read without an index, per delivery: ")
                .append(counted.scanned())
                .append('\n');
    }

    private static String listing(List<Statements.Share> shares) {
        return shares.stream().map(share -> share + "\n").collect(Collectors.joining());
    }

    private void tell(double load) throws Exception {
        String machine = "%s, %d CPUs, Java %s, load before %.1f%n%n"
                .formatted(
                        System.getProperty("os.arch"),
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.version().feature(),
                        load);
        String text = machine + new Table(lines) + statements;
        Files.writeString(TARGET.resolve("bench.md"), text);
        System.out.println("\n" + text);
    }
}
