package io.habeas.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.Defect;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any graph at all, with cycles, unreachable parts and contradictory orders. */
class TraversalProperties {

    @Property(tries = 300)
    void everyCollectionIsEitherReadOnceOrUnreachable(@ForAll("graphs") DatasetGraph graph) {
        Traversal plan = plan(graph);

        List<CollectionAddress> seen = new ArrayList<>(addresses(plan));
        seen.addAll(plan.unreachable());
        assertThat(seen)
                .containsExactlyInAnyOrderElementsOf(graph.collections().stream()
                        .map(GraphCollection::address)
                        .toList());
    }

    @Property(tries = 300)
    void everyCollectionComesAfterItsDependenciesAndHasAnInput(@ForAll("graphs") DatasetGraph graph) {
        Set<CollectionAddress> done = new HashSet<>(Set.of(CollectionAddress.ROOT));
        for (TraversalNode node : plan(graph).nodes()) {
            assertThat(node.incoming()).isNotEmpty();
            assertThat(done).containsAll(node.inputs()).containsAll(node.dependencies());
            done.add(node.address());
        }
    }

    @Property(tries = 300)
    void everyEdgeFromAReachedCollectionIsUsedOrBroken(@ForAll("graphs") DatasetGraph graph) {
        Traversal plan = plan(graph);
        Set<Edge> accounted = new TreeSet<>(plan.brokenEdges());
        plan.nodes()
                .forEach(node -> node.incoming().forEach(incoming -> {
                    accounted.add(new Edge(incoming.from(), node.address().field(incoming.to()), true));
                    accounted.add(new Edge(incoming.from(), node.address().field(incoming.to()), false));
                }));

        assertThat(graph.edges())
                .allMatch(edge -> accounted.contains(edge)
                        || plan.unreachable().contains(edge.from().collection()));
    }

    @Property(tries = 300)
    void everyBrokenEdgeWouldHaveClosedACycle(@ForAll("graphs") DatasetGraph graph) {
        Traversal plan = plan(graph);

        for (Edge edge : plan.brokenEdges()) {
            CollectionAddress from = edge.from().collection();
            CollectionAddress to = edge.to().collection();
            assertThat(feeders(plan, from).contains(to)
                            || (!edge.directed() && feeders(plan, to).contains(from)))
                    .isTrue();
        }
    }

    @Property(tries = 300)
    void everyOrderIsKeptUnlessItIsToldToBeBroken(@ForAll("graphs") DatasetGraph graph) {
        Traversal plan = plan(graph);
        List<CollectionAddress> order = addresses(plan);

        for (TraversalNode node : plan.nodes()) {
            Set<CollectionAddress> kept = new TreeSet<>(node.collection().after());
            kept.removeIf(
                    other -> plan.brokenOrders().contains(new Traversal.BrokenOrder(node.address(), other.toString())));
            assertThat(kept).allMatch(other -> order.indexOf(other) < order.indexOf(node.address()));
        }
    }

    @Property(tries = 300)
    void whatIsStrictlyPlannedIsWholeAndTheSame(@ForAll("graphs") DatasetGraph graph) {
        Traversal plan = plan(graph);
        try {
            assertThat(Traversal.planStrictly(graph, Set.of("email"))).isEqualTo(plan);
            assertThat(plan.unreachable()).isEmpty();
        } catch (GraphException refused) {
            boolean byOrder = refused.toString().contains("the specified ordering");
            assertThat(!plan.unreachable().isEmpty()
                            || (byOrder && !plan.brokenOrders().isEmpty()))
                    .isTrue();
        }
    }

    @Property(tries = 300)
    @Defect("C2")
    void thePlanDoesNotDependOnTheOrderOfDeclaration(@ForAll("lines") List<String> lines, @ForAll Random random) {
        List<String> shuffled = new ArrayList<>(lines);
        Collections.shuffle(shuffled, random);

        assertThat(plan(graph(shuffled))).isEqualTo(plan(graph(lines)));
    }

    /** Everything that feeds a collection, directly or not. */
    private static Set<CollectionAddress> feeders(Traversal plan, CollectionAddress of) {
        Set<CollectionAddress> found = new HashSet<>(Set.of(of));
        for (TraversalNode node : plan.nodes().reversed()) {
            if (found.contains(node.address())) {
                found.addAll(node.inputs());
            }
        }
        return found;
    }

    @Provide
    Arbitrary<DatasetGraph> graphs() {
        return lines().map(TraversalProperties::graph);
    }

    @Provide
    Arbitrary<List<String>> lines() {
        return Arbitraries.integers()
                .between(1, 8)
                .flatMap(size -> Combinators.combine(Collections.nCopies(size, line(size)))
                        .as(parts -> {
                            List<String> lines = new ArrayList<>();
                            parts.forEach(part -> lines.add(
                                    "c" + lines.size() + ": " + part.replace("c" + lines.size() + ".", "c8.")));
                            lines.add("c8: f(id email)");
                            return lines;
                        }));
    }

    private static Arbitrary<String> line(int size) {
        Arbitrary<String> others = Arbitraries.integers().between(0, size - 1).map(number -> "c" + number);
        Arbitrary<String> references = Combinators.combine(Arbitraries.of(">", "<", "="), others)
                .as((direction, other) -> direction + other + ".f")
                .list()
                .ofMaxSize(2)
                .map(all -> String.join("; ", all));
        Arbitrary<String> identities = Arbitraries.of("", "", "; id email", "; id phone_number");
        Arbitrary<String> after = others.map(other -> "ds:" + other)
                .list()
                .ofMaxSize(1)
                .map(all -> all.isEmpty() ? "" : " !after " + String.join(", ", all));
        return Combinators.combine(references, identities, after)
                .as((reference, identity, order) -> "f(string; " + reference + identity + ")" + order);
    }

    private static DatasetGraph graph(List<String> lines) {
        return DatasetGraph.of(List.of(DatasetNotation.dataset("ds", String.join("\n", lines))));
    }

    private static Traversal plan(DatasetGraph graph) {
        return Traversal.plan(graph, Set.of("email"));
    }

    private static List<CollectionAddress> addresses(Traversal plan) {
        return plan.nodes().stream().map(TraversalNode::address).toList();
    }
}
