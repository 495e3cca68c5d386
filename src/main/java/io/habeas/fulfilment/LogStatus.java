package io.habeas.fulfilment;

/** The status of an execution log entry (privacy-requests section 1). */
public enum LogStatus {
    IN_PROCESSING,
    PENDING,
    COMPLETE,
    ERROR,
    PAUSED,
    RETRYING,
    SKIPPED
}
