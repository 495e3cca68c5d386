package io.habeas.chaos;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Kills nodes and the database at random moments until the number is reached, and starts them again at once. Now and then a node stays
 * away until the other one has taken over all that it had begun; the last kill is such a one.
 */
final class Killer {
    private static final int LONGEST_WAIT_MILLIS = 2_500;
    private static final int DATABASE_EVERY = 7;
    private static final int BOTH_EVERY = 12;
    private static final int ABSENCE_EVERY = 40;
    private static final int TAKE_OVER_SECONDS = 60;

    private final List<Node> nodes;
    private final KillableDatabase database;
    private final RandomGenerator random;
    private final List<Duration> takeOvers = new ArrayList<>();
    private int ofNodes;
    private int ofDatabase;
    private int ofBoth;

    Killer(List<Node> nodes, KillableDatabase database, RandomGenerator random) {
        this.nodes = nodes;
        this.database = database;
        this.random = random;
    }

    void kill(int kills) throws InterruptedException {
        List<Thread> restarts = new ArrayList<>();
        int told = 0;
        while (ofNodes + ofDatabase < kills - 1) {
            Patience.sleep(random.nextInt(LONGEST_WAIT_MILLIS));
            int done = ofNodes + ofDatabase;
            if (done / 20 > told) {
                told = done / 20;
                System.out.println(done + " kills");
            }
            if (done > 0 && done % ABSENCE_EVERY == 0) {
                join(restarts);
                absence();
            } else {
                strike(restarts);
            }
        }
        join(restarts);
        absence();
        System.out.println("The killing is over");
    }

    private void strike(List<Thread> restarts) throws InterruptedException {
        int done = ofNodes + ofDatabase;
        if (done % DATABASE_EVERY == 1) {
            database();
            return;
        }
        List<Node> up = nodes.stream().filter(Node::isUp).toList();
        if (up.isEmpty()) {
            join(restarts);
        } else if (up.size() > 1 && done % BOTH_EVERY >= BOTH_EVERY - 2) {
            ofBoth++;
            up.forEach(node -> strike(node, restarts));
        } else {
            strike(up.get(random.nextInt(up.size())), restarts);
        }
    }

    private void strike(Node node, List<Thread> restarts) {
        node.kill("KILL");
        ofNodes++;
        restarts.add(Thread.ofVirtual().start(node::start));
    }

    private static void join(List<Thread> restarts) throws InterruptedException {
        for (Thread restart : restarts) {
            restart.join();
        }
        restarts.clear();
    }

    private void database() {
        database.kill(List.of("KILL", "QUIT", "INT").get(random.nextInt(3)));
        ofDatabase++;
        Patience.sleep(random.nextInt(1_000));
        database.restart();
    }

    private void absence() {
        Node node = nodes.get(random.nextInt(nodes.size()));
        node.kill("KILL");
        ofNodes++;
        Instant killed = Instant.now();
        Patience patience = Patience.ofSeconds(TAKE_OVER_SECONDS);
        while (leasesOlderThan(killed) > 0) {
            patience.pause(100, () -> "The other node has not taken over within " + TAKE_OVER_SECONDS + " s");
        }
        takeOvers.add(Duration.between(killed, Instant.now()));
        node.start();
    }

    /** Those of the living node have a newer heartbeat soon. */
    private long leasesOlderThan(Instant moment) {
        return database.sql()
                .sql("SELECT count(*) FROM scheduled_tasks WHERE picked AND last_heartbeat <= :moment")
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    int ofNodes() {
        return ofNodes;
    }

    int ofDatabase() {
        return ofDatabase;
    }

    int ofBoth() {
        return ofBoth;
    }

    List<Duration> takeOvers() {
        return takeOvers;
    }
}
