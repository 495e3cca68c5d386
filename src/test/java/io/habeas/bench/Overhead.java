package io.habeas.bench;

import io.habeas.bench.Engine.Hook;
import io.habeas.platform.outbound.OutboundClient;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** What the engine adds between a receiver's answer and the next call about the same request, at 200 deliveries per second. */
record Overhead(Engine engine, ReceiverProcess receiver) {
    private static final int REQUESTS = 300;
    private static final int WEBHOOKS = 10;
    private static final Pace PACE = new Pace(Duration.ofMillis(50));

    List<Line> measure() throws Exception {
        Figures bare = bare();
        String policy = engine.policy(Collections.nCopies(WEBHOOKS, Hook.TWO_WAY));
        receiver.calls();
        PACE.start(REQUESTS, _ -> engine.submit(policy, 1));
        engine.await(policy, "complete", REQUESTS);
        Figures engines = gaps();
        return List.of(
                Line.of(
                        "ms from answer to next call at 200 deliveries/s, p95",
                        Figures.of(engines.percentile(95)),
                        Figures.of(bare.percentile(95)) + " direct",
                        Figures.of(engines.percentile(95) / bare.percentile(95)),
                        "25",
                        engines.percentile(95) < 25),
                Line.stated(
                        "the same: median, p99",
                        Figures.of(engines.median()) + ", " + Figures.of(engines.percentile(99))));
    }

    private Figures bare() throws Exception {
        DirectCalls direct = new DirectCalls(engine.bean(OutboundClient.class), receiver);
        receiver.calls();
        PACE.start(REQUESTS / 3, number -> direct.inARow("pri_paced-" + number, WEBHOOKS));
        return gaps();
    }

    private Figures gaps() throws Exception {
        return new Figures(ReceiverProcess.byRequest(receiver.calls()).values().stream()
                .flatMap(calls -> IntStream.range(1, calls.size())
                        .mapToObj(
                                n -> (calls.get(n).arrived() - calls.get(n - 1).answered()) / 1000.0))
                .toList());
    }
}
