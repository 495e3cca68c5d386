package io.habeas.chaos;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A time after which somebody who waits gives up. */
record Patience(long deadline) {

    static Patience ofSeconds(long seconds) {
        return new Patience(System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds));
    }

    /** Waits a little. @throws AssertionError with the complaint when the time is over */
    void pause(long millis, Supplier<String> complaint) {
        if (System.nanoTime() > deadline) {
            throw new AssertionError(complaint.get());
        }
        sleep(millis);
    }

    static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
