package io.habeas.chaos;

import io.habeas.Api;
import io.habeas.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A whole run: two nodes on one database, traffic, kills, and the table of what came of it.
 *
 * @param kills how many times a node or the database is killed
 * @param seed draws what is done; the moments in which it hits are the machine's
 */
record Havoc(int kills, long seed) {
    private static final Path TARGET = Path.of("target").toAbsolutePath();

    static long seedOr(long otherwise) {
        return Long.getLong("seed", otherwise);
    }

    /** Runs it and gives the table. @throws AssertionError naming the seed when anything was lost */
    Result run() throws Exception {
        long started = System.nanoTime();
        Program program = Program.in(TARGET);
        Path folder = Files.createTempDirectory(TARGET.resolve("chaos"), "run-");
        SplittableRandom random = new SplittableRandom(seed);
        try (Receivers receivers = new Receivers(random.split());
                KillableDatabase database = new KillableDatabase(folder, TARGET)) {
            List<Node> nodes = nodes(program, settings(database, folder), folder);
            try {
                return run(receivers, database, nodes, random, folder, started);
            } finally {
                nodes.forEach(node -> node.kill("TERM"));
            }
        }
    }

    private static List<Node> nodes(Program program, Map<String, String> settings, Path folder) throws IOException {
        Node first = new Node(program, settings, folder.resolve("node-1.log"));
        first.awaitReady();
        if (!Files.exists(program.archive())) {
            first.kill("TERM");
            first.start();
        }
        Node second = new Node(program, settings, folder.resolve("node-2.log"));
        second.awaitReady();
        return List.of(first, second);
    }

    private Result run(
            Receivers receivers,
            KillableDatabase database,
            List<Node> nodes,
            SplittableRandom random,
            Path folder,
            long started)
            throws Exception {
        String bearer = Api.of(nodes.getFirst().address()).fetchToken(TestServer.ROOT_ID, TestServer.ROOT_SECRET);
        Arrangement.make(Api.of(nodes.getFirst().address()).token(bearer), receivers);
        Killer killer = new Killer(nodes, database, random.split());
        Aftermath aftermath = new Aftermath(database.sql());
        long untilRest;
        List<String> taken;
        List<String> oddities;
        try (Traffic traffic = new Traffic(nodes, database, receivers, bearer, random.split())) {
            killer.kill(kills);
            traffic.stopSubmitting();
            long rest = System.nanoTime();
            aftermath.awaitRest();
            untilRest = (System.nanoTime() - rest) / 1_000_000_000;
            taken = traffic.taken();
            oddities = traffic.oddities();
        }
        List<Aftermath.Outcome> outcomes = aftermath.outcomes();
        List<String> broken = Invariants.broken(new Invariants.Evidence(
                taken,
                outcomes,
                receivers.calls(),
                receivers.resumed(),
                aftermath.attempts(),
                aftermath.passedOver(),
                folder.resolve("packages")));
        long seconds = (System.nanoTime() - started) / 1_000_000_000;
        return new Result(seed, seconds, untilRest, killer, outcomes, receivers.calls(), broken, oddities);
    }

    private static Map<String, String> settings(KillableDatabase database, Path folder) {
        Map<String, String> settings = new HashMap<>(database.environment());
        settings.putAll(Map.of(
                "HABEAS_DATA_DIR",
                folder.toString(),
                "HABEAS_ENCRYPTION_KEY",
                "0123456789abcdef0123456789abcdef",
                "HABEAS_ROOT_CLIENT_ID",
                TestServer.ROOT_ID,
                "HABEAS_ROOT_CLIENT_SECRET",
                TestServer.ROOT_SECRET,
                "HABEAS_OUTBOUND_ALLOW_HTTP",
                "true",
                "HABEAS_OUTBOUND_ALLOWED_NETWORKS",
                "127.0.0.0/8",
                "HABEAS_WEBHOOK_BREAKER_OPEN_TIME",
                "1s",
                "HABEAS_WEBHOOK_BREAKER_LONGEST_OPEN_TIME",
                "2s"));
        return settings;
    }
}
