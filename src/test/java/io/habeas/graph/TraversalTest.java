package io.habeas.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.habeas.Defect;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TraversalTest {

    @Test
    void feedsEachCollectionByItsEdges() {
        Traversal plan = plan("""
                t1: f2(id email), f3(>t2.f1)
                t2: f1
                t3: f3(<t2.f1)
                t4: f4 { f5(id email) }
                """);

        assertThat(told(plan))
                .containsExactly(
                        "ds:t1 by [email->f2]",
                        "ds:t4 by [email->f4.f5]",
                        "ds:t2 by [ds:t1:f3->f1] after [ds:t1]",
                        "ds:t3 by [ds:t2:f1->f3] after [ds:t2]");
    }

    @Test
    void readsACollectionOnceAfterAllThatFeedIt() {
        Traversal plan = plan("""
                address: id
                customer: email(id email), id, address_id(>address.id)
                orders: customer_id(<customer.id), address_id(>address.id)
                """);

        assertThat(told(plan))
                .containsExactly(
                        "ds:customer by [email->email]",
                        "ds:orders by [ds:customer:id->customer_id] after [ds:customer]",
                        "ds:address by [ds:customer:address_id->id, ds:orders:address_id->id] after [ds:customer, ds:orders]");
    }

    @Test
    void takesUndirectedEdgesFromTheCollectionVisitedFirst() {
        Traversal plan = plan("""
                b: y(=a.x)
                a: x, e(id email)
                c: z(=b.y)
                """);

        assertThat(told(plan))
                .containsExactly(
                        "ds:a by [email->e]", "ds:b by [ds:a:x->y] after [ds:a]", "ds:c by [ds:b:y->z] after [ds:b]");
    }

    @Test
    void letsAfterTurnAnUndirectedEdge() {
        Traversal plan = plan("""
                a: x(=b.y), e(id email) !after ds:b
                b: y, e(id email)
                """);

        assertThat(told(plan)).containsExactly("ds:b by [email->e]", "ds:a by [email->e, ds:b:y->x] after [ds:b]");
    }

    @Test
    @Defect("C1")
    void ordersByAfterWithoutAnyEdge() {
        Traversal plan = plan("""
                a: e(id email) !after ds:c, ds:unknown
                b: e(id email)
                c: e(id email)
                """);

        assertThat(told(plan))
                .containsExactly("ds:b by [email->e]", "ds:c by [email->e]", "ds:a by [email->e] after [ds:c]");
        assertThat(plan.brokenOrders()).isEmpty();
    }

    @Test
    void ordersDatasetsByAfter() {
        DatasetGraph graph = DatasetGraph.of(List.of(
                DatasetNotation.dataset("one", Set.of("two", "unknown"), "a: e(id email)"),
                DatasetNotation.dataset("two", "b: e(id email)\nc: e(id email)")));

        assertThat(told(Traversal.planStrictly(graph, Set.of("email"))))
                .containsExactly(
                        "two:b by [email->e]", "two:c by [email->e]", "one:a by [email->e] after [two:b, two:c]");
    }

    @Test
    @Defect("B2")
    void opensACycleWhereItIsEntered() {
        Traversal plan = plan("""
                customer: email(id email), id, address_id(>address.id)
                address: id(>orders.shipping_address_id)
                orders: shipping_address_id, customer_id(>customer.id)
                """);

        assertThat(told(plan))
                .containsExactly(
                        "ds:customer by [email->email]",
                        "ds:address by [ds:customer:address_id->id] after [ds:customer]",
                        "ds:orders by [ds:address:id->shipping_address_id] after [ds:address]");
        assertThat(plan.brokenEdges()).map(Edge::toString).containsExactly("ds:orders:customer_id->ds:customer:id");
    }

    @Test
    void opensACycleOfTwo() {
        Traversal plan = plan("""
                a: e(id email), x(<b.y)
                b: y(<a.x)
                """);

        assertThat(plan.brokenEdges()).map(Edge::toString).containsExactly("ds:b:y->ds:a:x");
        assertThat(plan.nodes()).hasSize(2);
    }

    @Test
    void readsACycleOnceFromTwoSides() {
        Traversal plan = plan("""
                a: e(id email), x(>b.y)
                b: e(id email), y(>c.z)
                c: z(>b.y)
                d: y(<b.y)
                """);

        assertThat(plan.brokenEdges()).map(Edge::toString).containsExactly("ds:c:z->ds:b:y");
        assertThat(told(plan)).contains("ds:d by [ds:b:y->y] after [ds:b]");
    }

    @Test
    @Defect("B3")
    void namesWhatCannotBeReached() {
        Traversal plan = plan("""
                a: e(id email), x(<c.z)
                b: p(id phone_number), y(>a.x)
                c: z
                """);

        assertThat(plan.unreachable()).map(Object::toString).containsExactly("ds:b", "ds:c");
        assertThat(told(plan)).containsExactly("ds:a by [email->e]");
    }

    @Test
    void doesNotWaitForWhatCannotBeReached() {
        Traversal plan = plan("a: e(id email) !after ds:b\nb: x");

        assertThat(told(plan)).containsExactly("ds:a by [email->e]");
        assertThat(plan.brokenOrders()).isEmpty();
    }

    @Test
    void givesUpAnOrderThatContradictsTheFlowOfData() {
        Traversal plan = plan("""
                a: e(id email), x(>b.y) !after ds:b
                b: y
                c: e(id email) !after ds:b
                """);

        assertThat(told(plan))
                .containsExactly(
                        "ds:a by [email->e]", "ds:b by [ds:a:x->y] after [ds:a]", "ds:c by [email->e] after [ds:b]");
        assertThat(plan.brokenOrders())
                .containsExactly(new Traversal.BrokenOrder(CollectionAddress.parse("ds:a"), "ds:b"));
    }

    @Test
    void givesUpADatasetsWishToComeAfterItself() {
        DatasetGraph graph =
                DatasetGraph.of(List.of(DatasetNotation.dataset("ds", Set.of("ds"), "a: e(id email)\nb: e(id email)")));

        Traversal plan = Traversal.plan(graph, Set.of("email"));

        assertThat(plan.nodes()).hasSize(2);
        assertThat(plan.brokenOrders()).isNotEmpty();
    }

    @Test
    void strictlyRefusesWhatCannotBeReached() {
        assertThatExceptionOfType(GraphException.class)
                .isThrownBy(() -> strictly("a: e(id email)\nc: z\nb: y"))
                .withMessage("Some nodes were not reachable: ds:b,ds:c");
    }

    @Test
    void strictlyRefusesAnOrderThatCannotBeKept() {
        assertThatExceptionOfType(GraphException.class)
                .isThrownBy(() -> strictly("""
                        a: e(id email), x(>b.y) !after ds:b
                        b: y
                        c: e(id email) !after ds:b
                        """))
                .withMessage("""
                        Node could not be reached given the specified ordering:
                                            [ds:a,ds:c]""");
    }

    @Test
    void plansAnEmptyGraph() {
        assertThat(strictly("")).isEqualTo(new Traversal(List.of(), List.of(), List.of(), List.of()));
    }

    @Test
    void ignoresIdentitiesThatNoFieldIsSearchedBy() {
        DatasetGraph graph = graph("a: e(id email)");

        assertThat(Traversal.plan(graph, Set.of("email", "ssn"))).isEqualTo(Traversal.plan(graph, Set.of("email")));
    }

    @Test
    void plansTheSampleShop() {
        Traversal plan = Traversal.planStrictly(SampleDatasets.shop(), Set.of("email"));

        assertThat(plan.nodes()).hasSize(20);
        assertThat(plan.brokenEdges()).isEmpty();
        assertThat(told(plan))
                .contains(
                        "mongo_test:employee by [email->email, mongo_test:flights:pilots->id] after [mongo_test:flights]",
                        "postgres_example_test_dataset:service_request by [email->alt_email, email->email,"
                                + " postgres_example_test_dataset:employee:id->employee_id] after"
                                + " [postgres_example_test_dataset:employee]",
                        "mongo_test:conversations by [mongo_test:customer_details:comments.comment_id->thread.comment]"
                                + " after [mongo_test:customer_details]");
    }

    @Test
    void listsTheRootAmongItsInputs() {
        TraversalNode employee = node(Traversal.plan(SampleDatasets.shop(), Set.of("email")), "mongo_test:employee");

        assertThat(employee.inputs()).containsExactly(CollectionAddress.ROOT, SampleDatasets.mongo("flights"));
        assertThat(employee.queryPaths()).containsExactly(FieldPath.of("email"), FieldPath.of("id"));
    }

    @Test
    void plansAThousandCollectionsInNoTime() {
        DatasetGraph graph = graph(thousand());

        long best =
                LongStream.generate(() -> nanosToPlan(graph)).limit(10).min().orElseThrow();

        assertThat(Traversal.plan(graph, Set.of("email")).nodes()).hasSize(1000);
        assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofMillis(100));
    }

    /** The processor's time, since other work on the machine says nothing about ours. */
    private static long nanosToPlan(DatasetGraph graph) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        Traversal.plan(graph, Set.of("email"));
        return threads.getCurrentThreadCpuTime() - start;
    }

    /** A chain of a thousand that every tenth collection shortens and leads back into. */
    private static String thousand() {
        return IntStream.range(0, 1000)
                .mapToObj(i -> "t%d: e(id %s), x(>t%d.y), y(=t%d.x), z(>t%d.x)"
                        .formatted(
                                i,
                                i == 0 ? "email" : "other",
                                (i + 1) % 1000,
                                (i + 7) % 1000,
                                i / 10 == i ? 1 : i / 10))
                .collect(Collectors.joining("\n"));
    }

    private static DatasetGraph graph(String lines) {
        return DatasetGraph.of(List.of(DatasetNotation.dataset("ds", lines)));
    }

    private static Traversal plan(String lines) {
        return Traversal.plan(graph(lines), Set.of("email"));
    }

    private static Traversal strictly(String lines) {
        return Traversal.planStrictly(graph(lines), Set.of("email"));
    }

    static TraversalNode node(Traversal plan, String address) {
        return plan.nodes().stream()
                .filter(node -> node.address().toString().equals(address))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> told(Traversal plan) {
        return plan.nodes().stream().map(TraversalTest::told).toList();
    }

    private static String told(TraversalNode node) {
        List<String> edges = node.incoming().stream()
                .map(edge -> (edge.comesFromIdentity() ? edge.from().path() : edge.from()) + "->" + edge.to())
                .toList();
        return node.address() + " by " + edges + (node.dependencies().isEmpty() ? "" : " after " + node.dependencies());
    }
}
