package io.habeas.platform;

/** This process is stopping: what was under way is recorded as nothing, and begun again by whoever comes next. */
public final class StoppingException extends RuntimeException {
    public StoppingException() {
        super("The process is stopping", null, false, false);
    }
}
