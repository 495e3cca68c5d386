package io.habeas.fulfilment;

import io.habeas.graph.CollectionAddress;
import io.habeas.platform.StoppingException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Works on collections in parallel, each once those that it depends on are done, with at most so many at a time per connection. After a
 * failure nothing new is begun; what is under way ends first.
 */
final class CollectionWork {

    /** A collection to work on. */
    record Item(CollectionAddress address, String connectionKey, Set<CollectionAddress> dependencies) {}

    /** A collection that failed, why (a text for a person, without data), and whether that may pass. */
    record Failure(CollectionAddress address, String reason, boolean passing) {}

    private record Finished(Item item, Optional<Failure> failure, Optional<RuntimeException> thrown) {}

    private final int perConnection;
    private final Function<CollectionAddress, Optional<Failure>> work;
    private final Map<String, Semaphore> limits = new HashMap<>();
    private final BlockingQueue<Finished> finished = new LinkedBlockingQueue<>();

    /** @param work does one collection; an exception of it ends all and is thrown again */
    CollectionWork(int perConnection, Function<CollectionAddress, Optional<Failure>> work) {
        this.perConnection = perConnection;
        this.work = work;
    }

    /** Works on all; gives the first failure, if any. */
    Optional<Failure> run(List<Item> items) {
        Queue<Item> waiting = new ArrayDeque<>(items);
        Set<CollectionAddress> done = new HashSet<>();
        Set<CollectionAddress> known =
                new HashSet<>(items.stream().map(Item::address).toList());
        Optional<Failure> failure = Optional.empty();
        Optional<RuntimeException> thrown = Optional.empty();
        int underWay = 0;
        while (true) {
            boolean mayBegin = failure.isEmpty() && thrown.isEmpty();
            if (mayBegin) {
                underWay += beginReady(waiting, done, known);
            }
            if (underWay == 0) {
                thrown.ifPresent(exception -> {
                    throw exception;
                });
                return failure;
            }
            Finished next = take();
            underWay--;
            done.add(next.item().address());
            failure = failure.or(next::failure);
            thrown = thrown.or(next::thrown);
        }
    }

    private int beginReady(Queue<Item> waiting, Set<CollectionAddress> done, Set<CollectionAddress> known) {
        List<Item> ready = waiting.stream()
                .filter(item -> unmet(item.dependencies(), done, known).isEmpty())
                .toList();
        ready.forEach(item -> {
            waiting.remove(item);
            begin(item);
        });
        return ready.size();
    }

    private static List<CollectionAddress> unmet(
            Collection<CollectionAddress> dependencies, Set<CollectionAddress> done, Set<CollectionAddress> known) {
        return dependencies.stream()
                .filter(address -> known.contains(address) && !done.contains(address))
                .toList();
    }

    private void begin(Item item) {
        Semaphore limit = limits.computeIfAbsent(item.connectionKey(), _ -> new Semaphore(perConnection));
        Thread.ofVirtual().name("collection " + item.address()).start(() -> finished.add(perform(item, limit)));
    }

    private Finished perform(Item item, Semaphore limit) {
        limit.acquireUninterruptibly();
        try {
            return new Finished(item, work.apply(item.address()), Optional.empty());
        } catch (RuntimeException thrown) {
            return new Finished(item, Optional.empty(), Optional.of(thrown));
        } finally {
            limit.release();
        }
    }

    private Finished take() {
        try {
            return finished.take();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new StoppingException();
        }
    }
}
