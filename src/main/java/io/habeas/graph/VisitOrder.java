package io.habeas.graph;

import io.habeas.graph.NumberedGraph.Link;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.SequencedSet;

/**
 * The breadth-first walk from the identities: when each collection is first visited. A collection waits in the queue until those
 * that it comes after have been visited; when everything waits, the first goes on all the same.
 */
final class VisitOrder {

    private final NumberedGraph graph;
    private final SequencedSet<Integer> queue = new LinkedHashSet<>();
    private final BitSet unvisited;
    private final BitSet unqueued;

    VisitOrder(NumberedGraph graph, BitSet reachable) {
        this.graph = graph;
        this.unvisited = (BitSet) reachable.clone();
        this.unqueued = (BitSet) reachable.clone();
    }

    /** By number, how many collections were visited before; what is not reachable comes last. */
    int[] ranks() {
        int[] ranks = new int[graph.size()];
        Arrays.fill(ranks, graph.size());
        enqueue(NumberedGraph.ROOT);
        for (int rank = 0; !queue.isEmpty(); rank++) {
            int next = firstThatMayRun();
            queue.remove(next);
            ranks[next] = rank;
            unvisited.clear(next);
            graph.outgoing(next).stream()
                    .mapToInt(Link::to)
                    .sorted()
                    .filter(unqueued::get)
                    .forEach(this::enqueue);
        }
        return ranks;
    }

    private void enqueue(int number) {
        if (unqueued.get(number)) {
            unqueued.clear(number);
            queue.add(number);
        }
    }

    private int firstThatMayRun() {
        return queue.stream()
                .filter(number -> graph.orders(number).stream()
                        .noneMatch(order -> order.collections().intersects(unvisited)))
                .findFirst()
                .orElse(queue.getFirst());
    }
}
