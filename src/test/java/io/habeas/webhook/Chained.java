package io.habeas.webhook;

import io.habeas.platform.FidesKey;
import java.time.Duration;

/** A webhook as a plan holds it, with the usual terms. */
final class Chained {
    private Chained() {}

    static ChainedWebhook webhook(Stage stage, Direction direction) {
        return new ChainedWebhook(
                "pol_1",
                new FidesKey("hook"),
                "Hook",
                stage,
                direction,
                new FidesKey("receiver"),
                Duration.ofSeconds(30),
                4,
                OnFailure.FAIL);
    }
}
