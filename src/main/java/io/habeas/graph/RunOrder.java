package io.habeas.graph;

import io.habeas.graph.NumberedGraph.Link;
import io.habeas.graph.NumberedGraph.Order;
import io.habeas.graph.Traversal.BrokenOrder;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/**
 * The order in which collections run: each after all that feed it and, as far as that allows, after all that it declares to come
 * after. When nothing may run, what waits waits in a circle; the circle is opened at one of its declarations, since data that is not
 * there is worse than data that comes in another order.
 */
final class RunOrder {

    private final NumberedGraph graph;
    private final int[] ranks;
    private final BitSet reachable;
    private final BitSet left;
    private final List<BitSet> feeding = new ArrayList<>();
    private final List<List<Order>> orders = new ArrayList<>();
    private final List<Integer> numbers = new ArrayList<>();
    private final List<BrokenOrder> broken = new ArrayList<>();

    /** Orders at once what is reachable, by {@code incoming} links without cycles. */
    RunOrder(NumberedGraph graph, BitSet reachable, List<List<Link>> incoming, int[] ranks) {
        this.graph = graph;
        this.ranks = ranks;
        this.reachable = reachable;
        this.left = (BitSet) reachable.clone();
        left.clear(NumberedGraph.ROOT);
        for (int number = 0; number < graph.size(); number++) {
            BitSet from = new BitSet();
            incoming.get(number).forEach(link -> from.set(link.from()));
            from.clear(NumberedGraph.ROOT);
            feeding.add(from);
            orders.add(new ArrayList<>(graph.orders(number)));
        }
        List<Integer> byRank = left.stream()
                .boxed()
                .sorted(Comparator.comparingInt(number -> ranks[number]))
                .toList();
        run(new ArrayList<>(byRank));
    }

    List<Integer> numbers() {
        return numbers;
    }

    List<BrokenOrder> broken() {
        return broken.stream()
                .sorted(Comparator.comparing(BrokenOrder::collection).thenComparing(BrokenOrder::after))
                .toList();
    }

    /** All that must be done before a collection, without the root. */
    BitSet dependencies(int number) {
        BitSet before = (BitSet) feeding.get(number).clone();
        orders.get(number).forEach(order -> before.or(order.collections()));
        before.and(reachable);
        before.clear(NumberedGraph.ROOT);
        return before;
    }

    private void run(List<Integer> waiting) {
        while (!waiting.isEmpty()) {
            boolean moved = waiting.removeIf(this::runs);
            if (!moved) {
                openCircle(waiting.getFirst());
            }
        }
    }

    private boolean runs(int number) {
        if (isBlocked(number)) {
            return false;
        }
        numbers.add(number);
        left.clear(number);
        return true;
    }

    private boolean isBlocked(int number) {
        boolean blocked = feeding.get(number).intersects(left);
        for (Order order : orders.get(number)) {
            blocked |= order.collections().intersects(left);
        }
        return blocked;
    }

    /** A collection that must run before this one and has not; 0 if there is none. */
    private int blocker(int number) {
        int feeder = firstOf(feeding.get(number));
        return feeder > 0
                ? feeder
                : orders.get(number).stream()
                        .mapToInt(order -> firstOf(order.collections()))
                        .filter(blocking -> blocking > 0)
                        .findFirst()
                        .orElse(0);
    }

    private int firstOf(BitSet needed) {
        return needed.stream().filter(left::get).findFirst().orElse(0);
    }

    private void openCircle(int start) {
        SequencedSet<Integer> walked = new LinkedHashSet<>();
        int at = start;
        while (walked.add(at)) {
            at = blocker(at);
        }
        int entry = at;
        walked.stream()
                .dropWhile(number -> number != entry)
                .filter(number -> firstOf(feeding.get(number)) == 0)
                .min(Comparator.comparingInt(number -> ranks[number]))
                .ifPresent(this::breakOrder);
    }

    private void breakOrder(int number) {
        Order order = orders.get(number).stream()
                .filter(each -> firstOf(each.collections()) > 0)
                .findFirst()
                .orElseThrow();
        orders.get(number).remove(order);
        broken.add(new BrokenOrder(graph.address(number), order.name()));
    }
}
