package io.habeas.policy;

/** What a rule does; access and erasure can be used (policies section 1). */
public enum ActionType {
    ACCESS,
    CONSENT,
    ERASURE,
    UPDATE
}
