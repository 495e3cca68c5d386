package io.habeas.request;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntPredicate;

/** Lets several callers do the same at once. */
final class Race {
    private Race() {}

    /** How many of the callers, numbered from 0, succeeded. */
    static long of(int callers, IntPredicate attempt) {
        CountDownLatch start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> results = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                int number = i;
                results.add(threads.submit(() -> {
                    start.await();
                    return attempt.test(number);
                }));
            }
            start.countDown();
            return results.stream().filter(Race::get).count();
        }
    }

    private static boolean get(Future<Boolean> result) {
        try {
            return result.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }
}
