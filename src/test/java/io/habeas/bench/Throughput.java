package io.habeas.bench;

import io.habeas.bench.Engine.Hook;
import io.habeas.platform.outbound.OutboundClient;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Deliveries per second, from the first submission to the last completion, against the same client without the engine. */
record Throughput(Engine engine, ReceiverProcess receiver, DirectCalls direct) {
    private static final int REQUESTS = 200;
    private static final int WEBHOOKS = 20;
    private static final int DELIVERIES = REQUESTS * WEBHOOKS;
    private static final int DIRECT = 10_000;
    private static final int ROUNDS = 5;

    Throughput(Engine engine, ReceiverProcess receiver) {
        this(engine, receiver, new DirectCalls(engine.bean(OutboundClient.class), receiver));
    }

    List<Line> measure() throws Exception {
        List<Double> through = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        Cpu used = Cpu.none();
        int concurrency = engine.callsAtOnce();
        for (int round = 0; round < ROUNDS; round++) {
            bare.add(direct.perSecond(DIRECT, concurrency));
            Cpu before = Cpu.now(receiver);
            through.add(round());
            used = used.plus(Cpu.now(receiver).since(before));
        }
        double median = new Figures(through).median();
        double limit = new Figures(bare).median();
        return List.of(
                Line.of(
                        "deliveries/s, %d requests x %d webhooks, %d at once"
                                .formatted(REQUESTS, WEBHOOKS, concurrency),
                        Figures.of(median),
                        Figures.of(limit) + " direct",
                        Figures.of(median / limit),
                        "1,000; ratio 0.33",
                        median >= 1000 && median / limit >= 1.0 / 3),
                Line.stated("CPU per delivery: engine + database + receiver", used.per(DELIVERIES * ROUNDS)));
    }

    /** One round, also to warm up; deliveries per second. */
    double round() throws Exception {
        String policy = engine.policy(IntStream.range(0, WEBHOOKS)
                .mapToObj(n -> n % 2 == 0 ? Hook.TWO_WAY : Hook.ONE_WAY)
                .toList());
        receiver.calls();
        long started = System.nanoTime();
        engine.submit(policy, REQUESTS);
        engine.await(policy, "complete", REQUESTS);
        double seconds = (System.nanoTime() - started) / 1e9;
        int called = receiver.calls().size();
        if (called != DELIVERIES) {
            throw new AssertionError(called + " calls instead of " + DELIVERIES);
        }
        return DELIVERIES / seconds;
    }
}
