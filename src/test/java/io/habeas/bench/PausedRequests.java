package io.habeas.bench;

import io.habeas.bench.Engine.Hook;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What requests cost that wait on a receiver, in memory and in the database, and how fast one goes on once it is resumed. */
record PausedRequests(Engine engine, ReceiverProcess receiver, BenchDatabase database) {
    private static final int FEW = 1_000;
    private static final int MANY = 10_000;
    private static final int RESUMED = 1_000;
    private static final Pace PACE = new Pace(Duration.ofMillis(20));

    List<Line> measure() throws Exception {
        String policy = engine.policy(List.of(Hook.HALT, Hook.TWO_WAY));
        receiver.calls();
        engine.submit(policy, FEW + RESUMED);
        engine.await(policy, "paused", FEW + RESUMED);
        Figures resumes = resumes(policy, receiver.calls());
        long heap = heap();
        long disk = database.bytes();
        engine.submit(policy, MANY - FEW);
        engine.await(policy, "paused", MANY);
        double heapEach = (double) (heap() - heap) / (MANY - FEW);
        double diskEach = (double) (database.bytes() - disk) / (MANY - FEW);
        return List.of(
                Line.of(
                        "bytes of heap per paused request, %,d against %,d".formatted(MANY, FEW),
                        String.format(Locale.ROOT, "%,.0f", heapEach),
                        "0 ideal",
                        "",
                        "100",
                        heapEach < 100),
                Line.stated("bytes in the database per paused request", Figures.of(diskEach)),
                Line.of(
                        "ms from resume to next call, %,d or more paused, p99".formatted(FEW),
                        Figures.of(resumes.percentile(99)),
                        "",
                        "",
                        "1,000",
                        resumes.percentile(99) < 1000),
                Line.stated(
                        "the same: median, p95",
                        Figures.of(resumes.median()) + ", " + Figures.of(resumes.percentile(95))));
    }

    /** From the moment in which a resume is sent to the next call about its request. */
    private Figures resumes(String policy, List<Call> halted) throws Exception {
        Map<String, Long> sent = new ConcurrentHashMap<>();
        PACE.start(RESUMED, number -> {
            Call call = halted.get(number);
            sent.put(call.request(), LeanReceiver.micros());
            engine.resume(call.request(), call.token());
        });
        engine.await(policy, "complete", RESUMED);
        return new Figures(receiver.calls().stream()
                .map(call -> (call.arrived() - sent.get(call.request())) / 1000.0)
                .toList());
    }

    /** What is in use once there is no garbage. */
    private static long heap() {
        var memory = ManagementFactory.getMemoryMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 4; round++) {
            memory.gc();
            least = Math.min(least, memory.getHeapMemoryUsage().getUsed());
        }
        return least;
    }
}
