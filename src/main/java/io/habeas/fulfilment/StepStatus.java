package io.habeas.fulfilment;

/** Where a step stands. */
enum StepStatus {
    /** Not begun, or to be tried again. */
    DUE,
    /** Begun; after a crash it is begun again. */
    RUNNING,
    /** It waits for something from outside: a resume. */
    WAITING,
    DONE,
    FAILED
}
