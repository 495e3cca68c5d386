package io.habeas.fulfilment;

import io.habeas.platform.RequestId;
import io.habeas.platform.telemetry.Buckets;
import io.habeas.platform.telemetry.Traces;
import io.habeas.platform.web.WireNames;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Times runs and their steps by what they came to, and makes them spans of their request's trace. */
@Component
class RunWatch {
    private static final String OUTCOME = "habeas.outcome";
    private static final String OUTAGE = "outage";
    private final Traces traces;
    private final MeterProvider<Timer> runs;
    private final MeterProvider<Timer> steps;

    RunWatch(Traces traces, MeterRegistry registry) {
        this.traces = traces;
        this.runs = Timer.builder("habeas.run.duration")
                .description("How long a worker was with a request at a time")
                .serviceLevelObjectives(Buckets.ofWork())
                .withRegistry(registry);
        this.steps = Timer.builder("habeas.step.duration")
                .description("How long the steps of runs took")
                .serviceLevelObjectives(Buckets.ofWork())
                .withRegistry(registry);
    }

    Progress run(RequestId request, Supplier<Progress> work) {
        long began = System.nanoTime();
        String outcome = OUTAGE;
        try (Traces.Traced run = traces.begin(request, "run").with(OUTCOME, outcome)) {
            Progress end = work.get();
            outcome = name(end);
            run.with(OUTCOME, outcome);
            return end;
        } finally {
            runs.withTag("outcome", outcome).record(since(began));
        }
    }

    StepOutcome step(Step step, Supplier<StepOutcome> work) {
        long began = System.nanoTime();
        String kind = WireNames.of(step.kind());
        String outcome = OUTAGE;
        try (Traces.Traced traced = traces.begin(step.request(), "step " + kind)) {
            traced.with("habeas.kind", kind).with(OUTCOME, outcome);
            StepOutcome came = work.get();
            outcome = name(came);
            traced.with(OUTCOME, outcome);
            return came;
        } finally {
            steps.withTags("kind", kind, "outcome", outcome).record(since(began));
        }
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static String name(Progress end) {
        return switch (end) {
            case Progress.Stopped(RunEnd why) -> WireNames.of(why);
            case Progress.NotBefore _, Progress.Begun _ -> "later";
        };
    }

    private static String name(StepOutcome outcome) {
        return switch (outcome) {
            case StepOutcome.Done _ -> "done";
            case StepOutcome.Waiting _ -> "waiting";
            case StepOutcome.Canceled _ -> "canceled";
            case StepOutcome.UnderReview _ -> "review";
            case StepOutcome.TryAgain _ -> "retrying";
            case StepOutcome.HeldBack _ -> "held_back";
            case StepOutcome.Failed _ -> "failed";
        };
    }
}
