package io.habeas.fulfilment;

/**
 * Does the steps of one kind. A step may be begun more than once (after a crash, a retry); doing it again must not harm. No database
 * transaction is open while it runs.
 */
interface StepExecutor {

    /** The kind it does. */
    StepKind kind();

    /** Does the step; an exception counts as a failure whose reason is its class, as its message might quote data. */
    StepOutcome execute(Step step, Plan plan);
}
