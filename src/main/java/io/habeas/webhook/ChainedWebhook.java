package io.habeas.webhook;

import io.habeas.platform.FidesKey;
import java.time.Duration;

/** A webhook as a plan holds it; its address and authorization are read when it is called, so that rotated ones work. */
public record ChainedWebhook(
        String id,
        FidesKey key,
        String name,
        Stage stage,
        Direction direction,
        FidesKey connectionKey,
        Duration timeout,
        int retry,
        OnFailure onFailure) {

    /** Whether a run makes only the first try and goes on; who has to be told before the request may go on is tried by the run. */
    public boolean triedInBackground() {
        return direction == Direction.ONE_WAY && onFailure == OnFailure.CONTINUE;
    }

    /** Whether its answer may halt the request and resume it later. */
    public boolean mayHalt() {
        return stage == Stage.PRE && direction == Direction.TWO_WAY;
    }
}
