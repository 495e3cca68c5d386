package io.habeas.chaos;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The short form of {@link Chaos}, in every build. */
class ShortChaosTest {
    private static final int KILLS = 6;

    @Test
    @Timeout(value = 8, unit = TimeUnit.MINUTES)
    void nothingIsLostWhenNodesAndTheDatabaseAreKilled() throws Exception {
        Havoc havoc = new Havoc(KILLS, Havoc.seedOr(System.nanoTime()));
        System.out.println("Chaos with seed " + havoc.seed());
        Result result = havoc.run();
        System.out.println(result);
        result.check();
    }
}
