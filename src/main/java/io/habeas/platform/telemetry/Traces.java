package io.habeas.platform.telemetry;

import io.habeas.platform.RequestId;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Opens spans; one within another is its child, and all of a request belong to one trace. Without a collector nothing is opened, and it
 * costs next to nothing.
 */
public final class Traces {
    private static final Traced NOTHING = new Traced(null, null);
    private final Optional<Tracer> tracer;

    Traces(Optional<Tracer> tracer) {
        this.tracer = tracer;
    }

    /** Begins a part of the work on a request. */
    public Traced begin(RequestId request, String name) {
        return tracer.map(open -> begin(open, request, name, SpanKind.INTERNAL)).orElse(NOTHING);
    }

    /** Begins a call to somebody else on behalf of a request. */
    public Traced beginCall(RequestId request, String name) {
        return tracer.map(open -> begin(open, request, name, SpanKind.CLIENT)).orElse(NOTHING);
    }

    @SuppressWarnings("MustBeClosedChecker") // closed with what is returned
    private static Traced begin(Tracer tracer, RequestId request, String name, SpanKind kind) {
        Span span = started(tracer, request, name, kind);
        return new Traced(span, span.makeCurrent());
    }

    private static Span started(Tracer tracer, RequestId request, String name, SpanKind kind) {
        if (Span.current().getSpanContext().isValid()) {
            return tracer.spanBuilder(name).setSpanKind(kind).startSpan();
        }
        Context ofRequest = Context.current().with(RequestTraceIds.TRACE, TraceId.of(request));
        try (Scope _ = ofRequest.makeCurrent()) {
            return tracer.spanBuilder(name).setSpanKind(kind).startSpan();
        }
    }

    /**
     * The header by which who is called goes on with the trace (W3C Trace Context); flagged as sampled if spans are sent to a collector.
     */
    public String traceparent(RequestId request, Traced call) {
        return call.traceparent().orElseGet(() -> "00-%s-%016x-00".formatted(TraceId.of(request), spanId()));
    }

    /** All zeros would be invalid. */
    private static long spanId() {
        return ThreadLocalRandom.current().nextLong() | 1;
    }

    /** A part of the work that has begun; to be closed by the thread that began it. */
    public static final class Traced implements AutoCloseable {
        private final @Nullable Span span;
        private final @Nullable Scope scope;

        private Traced(@Nullable Span span, @Nullable Scope scope) {
            this.span = span;
            this.scope = scope;
        }

        /** Says something of it; never anything of a person. */
        public Traced with(String attribute, String value) {
            if (span != null) {
                span.setAttribute(attribute, value);
            }
            return this;
        }

        /** Says a number of it. */
        public Traced with(String attribute, long value) {
            if (span != null) {
                span.setAttribute(attribute, value);
            }
            return this;
        }

        private Optional<String> traceparent() {
            return span == null ? Optional.empty() : Optional.of(header(span));
        }

        private static String header(Span span) {
            return "00-" + span.getSpanContext().getTraceId() + "-"
                    + span.getSpanContext().getSpanId() + "-"
                    + span.getSpanContext().getTraceFlags().asHex();
        }

        @Override
        public void close() {
            if (scope != null) {
                scope.close();
            }
            if (span != null) {
                span.end();
            }
        }
    }
}
