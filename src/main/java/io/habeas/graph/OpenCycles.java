package io.habeas.graph;

import io.habeas.graph.NumberedGraph.Link;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The depth-first walk that opens cycles: a link to a collection whose own links are still being followed is broken. The walk takes
 * collections in the order of the breadth-first visit, so a cycle is opened where it is entered.
 */
final class OpenCycles {

    private enum State {
        NEW,
        OPEN,
        DONE
    }

    private final NumberedGraph graph;
    private final int[] ranks;
    private final State[] states;
    private final List<List<Link>> kept = new ArrayList<>();
    private final SortedSet<Edge> broken = new TreeSet<>();

    /** Walks at once; {@code ranks} also direct the undirected links, from the lower rank. */
    OpenCycles(NumberedGraph graph, int[] ranks) {
        this.graph = graph;
        this.ranks = ranks;
        this.states = new State[graph.size()];
        for (int number = 0; number < graph.size(); number++) {
            states[number] = State.NEW;
            kept.add(new ArrayList<>());
        }
        walk();
    }

    /** By number of its end, every link that is used. */
    List<List<Link>> kept() {
        return kept;
    }

    List<Edge> broken() {
        return List.copyOf(broken);
    }

    private void walk() {
        Deque<Integer> path = new ArrayDeque<>();
        Deque<Iterator<Link>> open = new ArrayDeque<>();
        enter(NumberedGraph.ROOT, path, open);
        while (!path.isEmpty()) {
            if (open.element().hasNext()) {
                follow(open.element().next(), path, open);
            } else {
                states[path.pop()] = State.DONE;
                open.pop();
            }
        }
    }

    private void enter(int number, Deque<Integer> path, Deque<Iterator<Link>> open) {
        states[number] = State.OPEN;
        path.push(number);
        open.push(graph.outgoing(number).stream()
                .filter(link -> link.edge().directed() || ranks[link.from()] < ranks[link.to()])
                .sorted(Comparator.comparingInt(link -> ranks[link.to()]))
                .iterator());
    }

    private void follow(Link link, Deque<Integer> path, Deque<Iterator<Link>> open) {
        if (states[link.to()] == State.OPEN) {
            broken.add(link.edge());
            return;
        }
        kept.get(link.to()).add(link);
        if (states[link.to()] == State.NEW) {
            enter(link.to(), path, open);
        }
    }
}
