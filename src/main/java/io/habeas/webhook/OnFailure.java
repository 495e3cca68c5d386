package io.habeas.webhook;

/** What the failure of a webhook does to its request. */
public enum OnFailure {
    FAIL,
    CONTINUE
}
