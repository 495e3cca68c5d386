package io.habeas.platform.telemetry;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.sdk.trace.IdGenerator;

/** Gives a span without a parent the id of its request's trace, which is in the context. */
final class RequestTraceIds implements IdGenerator {
    static final ContextKey<String> TRACE = ContextKey.named("request-trace");
    private final IdGenerator random = IdGenerator.random();

    @Override
    public String generateSpanId() {
        return random.generateSpanId();
    }

    @Override
    public String generateTraceId() {
        String known = Context.current().get(TRACE);
        return known == null ? random.generateTraceId() : known;
    }
}
