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

    /** Whether its answer may halt the request and resume it later. */
    public boolean mayHalt() {
        return stage == Stage.PRE && direction == Direction.TWO_WAY;
    }
}
