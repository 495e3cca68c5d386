package io.habeas.graph;

import io.habeas.graph.NumberedGraph.Link;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The breadth-first walk from the identities: when each collection is first visited. A collection waits in the queue until those
 * that it comes after have been visited; when everything waits, the first goes on all the same.
 */
final class VisitOrder {

    private final NumberedGraph graph;
    private final List<Integer> queue = new ArrayList<>();
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
        java.util.Arrays.fill(ranks, graph.size());
        enqueue(NumberedGraph.ROOT);
        for (int rank = 0; !queue.isEmpty(); rank++) {
            int next = queue.remove(firstThatMayRun());
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
        for (int position = 0; position < queue.size(); position++) {
            if (graph.orders(queue.get(position)).stream()
                    .noneMatch(order -> order.collections().intersects(unvisited))) {
                return position;
            }
        }
        return 0;
    }
}
