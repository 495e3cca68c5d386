package io.habeas.webhook;

/**
 * With what right a call left.
 *
 * @param probe its number if it is the probe of an open breaker, else 0
 * @param troubled whether calls to its receiver had failed lately, so that its success is news
 */
record Pass(long probe, boolean troubled) {
    /** No call left, or its receiver is fine as far as is known. */
    static final Pass UNTROUBLED = new Pass(0, false);

    static Pass ofProbe(long number) {
        return new Pass(number, true);
    }
}
