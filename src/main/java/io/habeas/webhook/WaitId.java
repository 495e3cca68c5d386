package io.habeas.webhook;

/** The id of a wait, {@code wai_} and a UUID4. */
public record WaitId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
