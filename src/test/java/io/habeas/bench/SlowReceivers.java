package io.habeas.bench;

import io.habeas.bench.Engine.Hook;
import java.util.Collections;
import java.util.List;

/** Many requests whose receivers take their time: the engine should do nothing but wait, as many at once as it may. */
record SlowReceivers(Engine engine) {
    private static final int REQUESTS = 1_000;
    private static final int WEBHOOKS = 3;

    List<Line> measure() throws Exception {
        int concurrency = engine.callsAtOnce();
        double ideal = REQUESTS * WEBHOOKS * LeanReceiver.SLOWNESS.toMillis() / 1000.0 / concurrency;
        String policy = engine.policy(Collections.nCopies(WEBHOOKS, Hook.SLOW));
        long started = System.nanoTime();
        engine.submit(policy, REQUESTS);
        engine.await(policy, "complete", REQUESTS);
        double seconds = (System.nanoTime() - started) / 1e9;
        return List.of(Line.of(
                "s for 1,000 requests x 3 webhooks of 200 ms, %d at once".formatted(concurrency),
                Figures.of(seconds),
                Figures.of(ideal) + " ideal",
                Figures.of(seconds / ideal),
                "ratio 2",
                seconds / ideal <= 2));
    }
}
