package io.habeas.bench;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Starts work at a steady pace, whether or not what was started before is done. */
record Pace(Duration every) {

    /** A piece of work; they are numbered from 0. */
    interface Work {
        void run(int number) throws Exception;
    }

    /** Starts so many pieces and waits until all are done. */
    void start(int pieces, Work work) throws InterruptedException, ExecutionException {
        long started = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = IntStream.range(0, pieces)
                    .<Future<?>>mapToObj(piece -> {
                        await(started + piece * every.toNanos());
                        return threads.submit(() -> {
                            work.run(piece);
                            return null;
                        });
                    })
                    .toList();
            for (Future<?> piece : running) {
                piece.get();
            }
        }
    }

    private static void await(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
