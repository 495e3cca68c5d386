package io.habeas.webhook;

import java.time.Instant;

/**
 * A connection whose calls are held back.
 *
 * @param failures in a row
 * @param openedAt since when
 * @param nextProbeAt when a call will be let out to see whether the receiver is well again; of one that is under way, when it is given up
 */
public record BreakerView(String connectionKey, State state, int failures, Instant openedAt, Instant nextProbeAt) {

    /** Whether a probe is under way. */
    public enum State {
        OPEN,
        PROBING
    }
}
