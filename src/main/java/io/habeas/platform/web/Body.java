package io.habeas.platform.web;

import java.util.function.Supplier;

/** A body that is checked when it is asked for: for endpoints that look up a parent first (api-overview section 1.4, step 3). */
public final class Body<T> {
    private final Supplier<T> reading;

    Body(Supplier<T> reading) {
        this.reading = reading;
    }

    /** @throws InvalidInput with all problems of the body */
    public T read() {
        return reading.get();
    }
}
