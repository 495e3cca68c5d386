package io.habeas.fulfilment;

/** A request that cannot be planned; the message is for the person who configures Habeas. */
final class PlanRefusedException extends RuntimeException {
    PlanRefusedException(String message) {
        super(message, null, false, false);
    }
}
