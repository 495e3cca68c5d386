package io.habeas.fulfilment;

import java.time.Instant;

/** Where a run stands after each of its transactions. */
sealed interface Progress {

    /** This step was marked as begun and is to be done now. */
    record Begun(Step step) implements Progress {}

    /** The next step is not due before this time. */
    record NotBefore(Instant at) implements Progress {}

    /** There is nothing (more) for this run to do: the request is finished, waits or failed. */
    record Stopped(RunEnd end) implements Progress {}
}
