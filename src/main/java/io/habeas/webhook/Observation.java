package io.habeas.webhook;

/** What a call told of its receiver's health, and with what right it had left. */
record Observation(Pass pass, Health health) {
    static final Observation NONE = new Observation(Pass.UNTROUBLED, new Health.Unknown());
}
