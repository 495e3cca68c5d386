package io.habeas.fulfilment;

/** Why a run gave its worker back for good, as the metrics count it. */
enum RunEnd {
    COMPLETE,
    WAITING,
    CANCELED,
    REVIEW,
    FAILED,
    /** The request was not to be worked on any more, or cannot be planned. */
    NOTHING_TO_DO,
    /** Another worker has the request by now. */
    TAKEN_OVER
}
