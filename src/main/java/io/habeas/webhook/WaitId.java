package io.habeas.webhook;

/** The id of a wait: that of the step that waits. */
public record WaitId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
