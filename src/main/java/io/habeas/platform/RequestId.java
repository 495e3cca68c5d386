package io.habeas.platform;

/** The id of a privacy request, {@code pri_} and a UUID4. */
public record RequestId(String value) implements Comparable<RequestId> {
    @Override
    public int compareTo(RequestId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
