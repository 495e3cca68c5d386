package io.habeas.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.habeas.Defect;
import io.habeas.fulfilment.CollectionWork.Failure;
import io.habeas.fulfilment.CollectionWork.Item;
import io.habeas.graph.CollectionAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CollectionWorkTest {
    private static final CollectionAddress A = new CollectionAddress("ds", "a");
    private static final CollectionAddress B = new CollectionAddress("ds", "b");
    private static final CollectionAddress C = new CollectionAddress("ds", "c");

    private final List<CollectionAddress> done = Collections.synchronizedList(new ArrayList<>());

    @Test
    void aCollectionIsDoneAfterThoseItDependsOn() {
        var failure = work(4).run(List.of(item(C, A, B), item(B, A), item(A)));

        assertThat(failure).isEmpty();
        assertThat(done).containsExactly(A, B, C);
    }

    @Test
    void aDependencyThatIsNotAmongTheItemsCountsAsDone() {
        assertThat(work(1).run(List.of(item(B, A)))).isEmpty();
        assertThat(done).containsExactly(B);
    }

    @Test
    @Defect("D2")
    void independentCollectionsAreDoneAtTheSameTime() {
        CountDownLatch both = new CountDownLatch(2);
        CollectionWork work = new CollectionWork(2, _ -> {
            both.countDown();
            return await(both);
        });

        assertThat(work.run(List.of(item(A), item(B)))).isEmpty();
    }

    @Test
    void noMoreThanTheLimitOfAConnectionAreDoneAtOnce() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CollectionWork work = new CollectionWork(1, _ -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            Thread.yield();
            now.decrementAndGet();
            return Optional.empty();
        });

        assertThat(work.run(List.of(item(A), item(B), item(C)))).isEmpty();
        assertThat(most).hasValue(1);
    }

    @Test
    void afterAFailureNothingNewIsBegun() {
        CollectionWork work = new CollectionWork(4, address -> {
            done.add(address);
            return Optional.of(new Failure(address, "no such table", false));
        });

        assertThat(work.run(List.of(item(A), item(B, A)))).contains(new Failure(A, "no such table", false));
        assertThat(done).containsExactly(A);
    }

    @Test
    void anExceptionIsThrownAgainOnceAllHasEnded() {
        CollectionWork work = new CollectionWork(4, _ -> {
            throw new IllegalStateException("broken");
        });

        assertThatThrownBy(() -> work.run(List.of(item(A), item(B)))).hasMessage("broken");
    }

    private CollectionWork work(int perConnection) {
        return new CollectionWork(perConnection, address -> {
            done.add(address);
            return Optional.empty();
        });
    }

    private static Item item(CollectionAddress address, CollectionAddress... dependencies) {
        return new Item(address, "shop", Set.of(dependencies));
    }

    private static Optional<Failure> await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS) ? Optional.empty() : Optional.of(new Failure(A, "alone", false));
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
