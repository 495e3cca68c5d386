package io.habeas.webhook;

import io.habeas.platform.FidesKey;

/** The calls over a connection are held back no longer; published in the transaction that says so. */
public record BreakerClosed(FidesKey connection) {}
